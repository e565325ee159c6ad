using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Scoring;

/// <summary>Which tokens of a text are scored. Found by the tokens themselves, never by character offsets: those drift with special and many-byte tokens.</summary>
/// <param name="Start">The first scored token, from 1 on: the first token of all has no probability.</param>
/// <param name="End">Behind the last scored token.</param>
/// <param name="BoundaryShift">How many of the context's tokens are others once the target follows.</param>
internal readonly record struct ScoredSpan(int Start, int End, int BoundaryShift)
{
    /// <summary>The span of a target.</summary>
    /// <param name="context">Tokens of the context alone.</param>
    /// <param name="whole">Tokens of context and target.</param>
    /// <param name="closed">Tokens of context, target and closing, for the window that includes the closing; null for the target's own.</param>
    /// <exception cref="AttemptException">The target has no token of its own, or the first token would have to be scored.</exception>
    public static ScoredSpan Of<T>(IReadOnlyList<T> context, IReadOnlyList<T> whole, IReadOnlyList<T>? closed = null)
    {
        var common = 0;
        while (common < context.Count && common < whole.Count && EqualityComparer<T>.Default.Equals(context[common], whole[common]))
            common++;
        var length = whole.Count - common;
        var end = closed?.Count ?? whole.Count;
        if (length == 0)
            throw new AttemptException(AttemptFault.Refused, "the target has no token of its own after the context: nothing can be scored");
        if (end - length < 1)
            throw new AttemptException(AttemptFault.Refused, "no token comes before the target, and a text's first token has no probability: give the target a context");
        return new(end - length, end, context.Count - common);
    }

    /// <summary>The mean over the span.</summary>
    /// <param name="logProbabilities">One for each token from <paramref name="offset"/> on; null where the server gives none.</param>
    /// <param name="offset">Which token the first of them belongs to.</param>
    /// <param name="usage">Tokens that the server counts.</param>
    /// <exception cref="AttemptException">One in the span is missing, or no logarithm of a probability.</exception>
    public ScoringReply Mean(IReadOnlyList<double?> logProbabilities, int offset, ModelUsage usage)
    {
        var sum = 0.0;
        for (var token = Start; token < End; token++)
            sum += Probability.Checked(logProbabilities[token - offset], token);
        return new(sum / (End - Start), End - Start, BoundaryShift) { Usage = usage };
    }
}
