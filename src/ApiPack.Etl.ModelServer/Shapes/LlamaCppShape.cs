using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>llama.cpp's server: alternatives of the answer's tokens by <c>n_probs</c>; it has no log-probabilities of the prompt, and ignores <c>echo</c> with status 200.</summary>
internal static class LlamaCppShape
{
    private static readonly OpenAiDialect Dialect = new() { ManyAtOnce = false, Echo = false };

    public static Shape Shape { get; } = new(
        "llamacpp",
        [
            OpenAiWriting.Models("llamacpp"),
            Route.Text("/tokenize", Tokenize),
            Route.Work("/completion", Complete),
            Route.Work("/v1/completions", static (body, inference) => OpenAiCompletions.Answer(Dialect, body, inference)),
            Route.Work("/v1/chat/completions", static (body, inference) => OpenAiChat.Answer(Dialect, body, inference)),
        ],
        static (status, message) => ServerReply.Object(
            to => to.WriteObject("error", () =>
            {
                to.WriteNumber("code", status);
                to.WriteString("message", message);
                to.WriteString("type", status is >= 400 and < 500 ? "invalid_request_error" : "unavailable_error");
            }),
            status));

    private static ServerReply Tokenize(JsonElement body)
    {
        var text = body.Text("content");
        return ServerReply.Object(to => to.WriteIds("tokens", body.Flag("add_special") ? Tokenizer.EncodeWhole(text) : Tokenizer.Encode(text)));
    }

    private static ServerReply Complete(JsonElement body, Inference inference)
    {
        if (body.Flag("stream"))
            throw new RequestException(400, "this server does not stream");
        var prompt = OpenAiRequests.Prompts(body);
        if (prompt.Count != 1)
            throw new RequestException(400, "one prompt at a time");
        var alternatives = body.Whole("n_probs", 0);
        var settings = OpenAiRequests.Settings(body, maxTokens: body.Whole("n_predict", 128), alternatives > 0 ? alternatives : null);
        var choice = inference.Answers(prompt[0], settings, 1) is [var only] ? only : null;
        if (choice is null)
            return ServerReply.Object(static to => to.WriteBoolean("stop", true));
        return ServerReply.Object(to =>
        {
            to.WriteNumber("index", 0);
            to.WriteString("content", choice.Answer.Text);
            to.WriteIds("tokens", []);
            to.WriteBoolean("stop", true);
            to.WriteString("model", EmbeddedModel.Name);
            to.WriteNumber("tokens_predicted", choice.Answer.Tokens.Count);
            to.WriteNumber("tokens_evaluated", prompt[0].Count);
            to.WriteBoolean("truncated", false);
            to.WriteString("stop_type", choice.Finish switch { "stop" => "eos", "length" => "limit", var other => other });
            to.WriteString("stopping_word", "");
            if (alternatives > 0)
                to.WriteArray("completion_probabilities", choice.Answer.Tokens, token => WriteToken(to, token));
        });
    }

    private static void WriteToken(Utf8JsonWriter to, AnswerToken token) => to.WriteObject(() =>
    {
        to.WriteNumber("id", token.Token);
        OpenAiWriting.WriteToken(to, Dialect, token.Token, token.LogProbability);
        to.WriteArray("top_logprobs", token.Top, one => to.WriteObject(() =>
        {
            to.WriteNumber("id", one.Token);
            OpenAiWriting.WriteToken(to, Dialect, one.Token, one.LogProbability);
        }));
    });
}
