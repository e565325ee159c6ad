using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>
/// Scoring by <c>/v1/completions</c> with <c>echo</c> and <c>logprobs</c>, for servers that give no token ids: tokens are compared as texts, and where the context ends is
/// found by asking for it alone. <c>text_offset</c> is never looked at.
/// </summary>
internal static class EchoScoring
{
    public static async Task<ScoringReply> Score(ServerCall call, ScoringRequest request)
    {
        var whole = Echo(call, request.Context + request.Target);
        var context = request.Context.Length == 0 ? Task.FromResult(Echoed.Nothing) : Echo(call, request.Context);
        var closed = request.Window == ScoringWindow.Closing ? Echo(call, request.Context + request.Target + request.Closing) : whole;
        await Task.WhenAll(whole, context, closed).ConfigureAwait(false);
        var usage = new[] { whole, context, closed }.Distinct().Aggregate(default(ModelUsage), static (sum, echoed) => sum + echoed.Result.Usage);
        return ScoredSpan.Of(context.Result.Tokens, whole.Result.Tokens, closed.Result.Tokens).Mean(closed.Result.LogProbabilities, 0, usage);
    }

    private static async Task<Echoed> Echo(ServerCall call, string text)
    {
        var reply = await call.Post(
            "v1/completions",
            to =>
            {
                to.WriteString("model"u8, call.Model);
                to.WriteString("prompt"u8, text);
                to.WriteNumber("seed"u8, 0);
                to.WriteNumber("temperature"u8, 0);
                to.WriteNumber("max_tokens"u8, 1);
                to.WriteBoolean("echo"u8, true);
                to.WriteNumber("logprobs"u8, 1);
            },
            static (ref Utf8JsonReader reader) => OpenAiReply.Read(ref reader, [])).ConfigureAwait(false);
        var tokens = reply.Single.Tokens ?? [];
        var values = reply.Single.TokenLogProbabilities ?? [];
        var count = reply.Usage.PromptTokens > 0 ? (int)reply.Usage.PromptTokens : tokens.Count - 1;
        if (values.Count != tokens.Count || tokens.Count < count || count < 1)
            throw AttemptException.NoPromptProbabilities(call.Exchange.Address, values.Count, count);
        if (tokens.Count > count + 1)
            throw AttemptException.Invalid($"the prompt has {count} tokens and one was asked for, {tokens.Count} have log-probabilities");

        var prompt = tokens.Take(count).ToArray();
        if (!Shows(prompt, text))
            throw AttemptException.Invalid("the echoed tokens are not those of the prompt");
        var logProbabilities = values.Take(count).ToArray();
        Probability.CheckFirstMissing(logProbabilities);
        return new(prompt, logProbabilities, reply.Usage);
    }

    /// <summary>True when the tokens are the text's, a special token before it aside; tokens of single bytes cannot be shown as text and are believed.</summary>
    private static bool Shows(string[] tokens, string text) =>
        tokens.Any(static token => token.Contains('\uFFFD', StringComparison.Ordinal) || token.StartsWith("bytes:", StringComparison.Ordinal))
        || string.Concat(tokens).EndsWith(text, StringComparison.Ordinal) || string.Concat(tokens).Replace('\u2581', ' ').EndsWith(text, StringComparison.Ordinal);

    private sealed record Echoed(string[] Tokens, double?[] LogProbabilities, ModelUsage Usage)
    {
        public static Echoed Nothing { get; } = new([], [], default);
    }
}
