using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Scoring;

/// <summary>The tokens that are sent for a scoring request.</summary>
/// <param name="Ids">Ids of the whole text.</param>
/// <param name="Span">Which of them are scored.</param>
internal sealed record TargetTokens(int[] Ids, ScoredSpan Span)
{
    /// <summary>A text in which tokenizers differ: words, digits, spaces, accents, scripts, symbols.</summary>
    private const string Telling = "GET /users/{userId}/Ωmega?limit=12345 \n\tÜber–naïve, don't 你好 👍🏽 snake_case camelCase";

    /// <summary>Cuts a request into tokens, whole and context apart, by the server's own tokenizer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tokenize">Cuts a text, beginning-of-text token included where the model wants one.</param>
    public static async Task<TargetTokens> Of(ScoringRequest request, Func<string, Task<int[]>> tokenize)
    {
        var whole = tokenize(request.Context + request.Target);
        var context = tokenize(request.Context);
        var closed = request.Window == ScoringWindow.Closing ? tokenize(request.Context + request.Target + request.Closing) : whole;
        await Task.WhenAll(whole, context, closed).ConfigureAwait(false);
        return new(closed.Result, ScoredSpan.Of(context.Result, whole.Result, closed.Result));
    }

    /// <summary>A hash, 8 hexadecimal digits, of how a tokenizer cuts a fixed text.</summary>
    public static async Task<string> Hash(Func<string, Task<int[]>> tokenize) =>
        Core.Ids.Hash128(string.Join(',', await tokenize(Telling).ConfigureAwait(false)))[..8];

    /// <summary>Checks the ids that a server says it has scored.</summary>
    public void CheckIds(IReadOnlyList<int> scored, int from)
    {
        if (!scored.SequenceEqual(Ids.Skip(from)))
            throw AttemptException.Invalid($"the server has scored {scored.Count} tokens that are not the {Ids.Length - from} that were sent");
    }
}
