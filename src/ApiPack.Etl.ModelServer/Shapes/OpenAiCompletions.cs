using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary><c>/v1/completions</c>.</summary>
internal static class OpenAiCompletions
{
    public static ServerReply Answer(OpenAiDialect dialect, JsonElement body, Inference inference)
    {
        OpenAiRequests.Check(body);
        var top = dialect.CompletionLogProbabilities ? OpenAiRequests.Alternatives(body, "logprobs", dialect) : null;
        var promptTop = dialect.PromptLogProbabilities ? OpenAiRequests.Alternatives(body, "prompt_logprobs", dialect) : null;
        var echo = dialect.Echo && body.Flag("echo");
        var settings = OpenAiRequests.Settings(body, maxTokens: 16, top);
        var count = OpenAiRequests.Count(body, dialect, settings);
        var choices = new List<CompletedChoice>();
        var prompts = OpenAiRequests.Prompts(body);
        foreach (var (position, prompt) in prompts.Index())
        {
            var scored = promptTop is not null || (echo && top is not null) ? inference.Prompt(prompt, 0, promptTop ?? top ?? 0) : null;
            var echoed = echo && (top is null || scored is not null);
            choices.AddRange(inference.Answers(prompt, settings, count).Select(choice =>
                new CompletedChoice(choice with { Index = choice.Index + (position * count) }, prompt, echoed, echoed ? scored : null, promptTop is null ? null : scored)));
        }

        var withIds = dialect.PromptLogProbabilities && body.Flag("return_token_ids");
        return ServerReply.Object(to =>
        {
            OpenAiWriting.WriteHead(to, "cmpl", "text_completion");
            to.WriteArray("choices", choices, choice => to.WriteObject(() => WriteChoice(to, dialect, choice, top is not null, withIds)));
            OpenAiWriting.WriteUsage(to, prompts.Sum(static prompt => prompt.Count), choices.Sum(static choice => choice.Choice.Answer.Tokens.Count));
        });
    }

    private static void WriteChoice(Utf8JsonWriter to, OpenAiDialect dialect, CompletedChoice completed, bool logProbabilities, bool withIds)
    {
        var (choice, prompt, echoed, scored, promptScores) = completed;
        to.WriteNumber("index", choice.Index);
        to.WriteString("text", (echoed ? Tokenizer.Decode(prompt) : "") + choice.Answer.Text);
        to.WriteString("finish_reason", choice.Finish);
        to.WriteNull("stop_reason");
        if (logProbabilities)
            to.WriteObject("logprobs", () => WriteTokens(to, dialect, [.. scored ?? [], .. choice.Answer.Tokens.Select(static token => new PromptToken(token.Token, token.LogProbability, token.Top))]));
        else
            to.WriteNull("logprobs");
        if (!dialect.PromptLogProbabilities)
            return;
        WritePrompt(to, dialect, promptScores);
        if (withIds)
        {
            to.WriteIds("prompt_token_ids", prompt);
            to.WriteIds("token_ids", choice.Answer.Tokens.Select(static token => token.Token));
        }
    }

    private static void WriteTokens(Utf8JsonWriter to, OpenAiDialect dialect, IReadOnlyList<PromptToken> tokens)
    {
        var offset = 0;
        to.WriteArray("text_offset", tokens, token =>
        {
            to.WriteNumberValue(dialect.NoOffsets ? -1 : offset);
            offset += dialect.Shown(token.Token).Length;
        });
        to.WriteArray("token_logprobs", tokens, token => to.WriteDouble(token.LogProbability));
        to.WriteArray("tokens", tokens, token => to.WriteStringValue(dialect.Shown(token.Token)));
        to.WriteArray("top_logprobs", tokens, token =>
        {
            if (token.LogProbability is null)
            {
                to.WriteNullValue();
                return;
            }

            // Tokens that are shown alike share a name, as they do in these servers' dictionaries; the token itself is always there.
            to.WriteObject(() =>
            {
                foreach (var group in token.Top.Append(new(token.Token, token.LogProbability.Value)).GroupBy(one => dialect.Shown(one.Token)))
                    to.WriteDouble(group.Key, group.First().LogProbability);
            });
        });
    }

    private static void WritePrompt(Utf8JsonWriter to, OpenAiDialect dialect, IReadOnlyList<PromptToken>? tokens)
    {
        if (tokens is null)
        {
            to.WriteNull("prompt_logprobs");
            return;
        }

        to.WriteArray("prompt_logprobs", tokens, token =>
        {
            if (token.LogProbability is not { } logProbability)
            {
                to.WriteNullValue();
                return;
            }

            to.WriteObject(() =>
            {
                foreach (var (id, value) in token.Top.Where(one => one.Token != token.Token).Append(new TokenLogProbability(token.Token, logProbability)))
                {
                    to.WriteObject(id.ToString(CultureInfo.InvariantCulture), () =>
                    {
                        to.WriteDouble("logprob", value);
                        to.WriteNull("rank");
                        to.WriteString("decoded_token", dialect.Shown(id));
                    });
                }
            });
        });
    }

    /// <summary>A choice and what is told of its prompt.</summary>
    private sealed record CompletedChoice(Choice Choice, IReadOnlyList<int> Prompt, bool Echoed, IReadOnlyList<PromptToken>? EchoedTokens, IReadOnlyList<PromptToken>? PromptScores);
}
