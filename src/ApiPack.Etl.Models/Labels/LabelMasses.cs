using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Labels;

/// <summary>The probabilities of labels, from the likeliest first tokens of an answer or from an answer itself.</summary>
internal static class LabelMasses
{
    private const double Most = 1 + 1e-3;

    /// <summary>Sums the probabilities of the tokens that begin one label only, whatever their case and the space before them.</summary>
    /// <exception cref="Http.AttemptException">The probabilities are none.</exception>
    public static ClassificationReply Of(FirstToken first, IReadOnlyList<string> labels)
    {
        var masses = new double[labels.Count];
        for (var i = 0; i < first.Tokens.Count; i++)
        {
            var (token, logProbability) = first.Tokens[i];
            var mass = Math.Exp(Probability.Checked(logProbability, i));
            if (Single(labels, label => Begins(label, token)) is { } label)
                masses[label] += mass;
        }

        if (masses.Sum() > Most)
            throw Http.AttemptException.Invalid("the probabilities of the first token's alternatives sum up to more than 1");
        return new(masses) { Usage = first.Usage };
    }

    /// <summary>The label that an answer names as a word, if it names one only.</summary>
    public static ClassificationReply Of(string answer, IReadOnlyList<string> labels, ModelUsage usage)
    {
        var named = Single(labels, label => Regex.IsMatch(answer, $@"(?<!\w){Regex.Escape(label)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        return new([.. labels.Select((_, label) => label == named ? 1.0 : 0.0)], FromText: true) { Usage = usage };
    }

    private static bool Begins(string label, string token)
    {
        var word = token.AsSpan().TrimStart('\u2581').TrimStart('\u0120').Trim();
        return word.Length > 0 && label.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }

    private static int? Single(IReadOnlyList<string> labels, Predicate<string> holds)
    {
        int? single = null;
        for (var i = 0; i < labels.Count; i++)
        {
            if (!holds(labels[i]))
                continue;
            if (single is not null)
                return null;
            single = i;
        }

        return single;
    }
}
