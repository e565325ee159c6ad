using System.Text.Json;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary><c>/v1/chat/completions</c>.</summary>
internal static class OpenAiChat
{
    private const int DefaultTokens = 1_024;

    public static ServerReply Answer(OpenAiDialect dialect, JsonElement body, Inference inference)
    {
        OpenAiRequests.Check(body);
        var top = body.Flag("logprobs") ? OpenAiRequests.Alternatives(body, "top_logprobs", dialect) ?? 0 : (int?)null;
        var settings = OpenAiRequests.Settings(body, DefaultTokens, top);
        var prompt = OpenAiRequests.Chat(body);
        var choices = inference.Answers(prompt, settings, OpenAiRequests.Count(body, dialect, settings));
        return ServerReply.Object(to =>
        {
            OpenAiWriting.WriteHead(to, "chatcmpl", "chat.completion");
            to.WriteArray("choices", choices, choice => to.WriteObject(() => WriteChoice(to, dialect, choice, top is not null)));
            OpenAiWriting.WriteUsage(to, prompt.Count, choices.Sum(static choice => choice.Answer.Tokens.Count));
        });
    }

    private static void WriteChoice(Utf8JsonWriter to, OpenAiDialect dialect, Choice choice, bool logProbabilities)
    {
        to.WriteNumber("index", choice.Index);
        to.WriteObject("message", () =>
        {
            to.WriteString("role", "assistant");
            to.WriteString("content", choice.Answer.Text);
        });
        to.WriteString("finish_reason", choice.Finish);
        if (!logProbabilities)
        {
            to.WriteNull("logprobs");
            return;
        }

        to.WriteObject("logprobs", () => to.WriteArray("content", choice.Answer.Tokens, token => to.WriteObject(() =>
        {
            OpenAiWriting.WriteToken(to, dialect, token.Token, token.LogProbability);
            to.WriteArray("top_logprobs", token.Top, one => to.WriteObject(() => OpenAiWriting.WriteToken(to, dialect, one.Token, one.LogProbability)));
        })));
    }
}
