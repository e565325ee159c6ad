using ApiPack.Etl.Core;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>How probable each token is in one place.</summary>
/// <param name="probabilities">By token id; their sum is 1.</param>
internal sealed class TokenDistribution(double[] probabilities)
{
    private const int Steps = 1 << 30;

    /// <summary>A distribution over a few tokens.</summary>
    public static TokenDistribution Of(params ReadOnlySpan<(int Token, double Probability)> tokens)
    {
        var probabilities = new double[TokenVocabulary.Count];
        foreach (var (token, probability) in tokens)
            probabilities[token] += probability;
        return new(probabilities);
    }

    /// <summary>The likeliest tokens, likeliest first, equal ones by id; none that is impossible.</summary>
    public IReadOnlyList<TokenLogProbability> Top(int count)
    {
        var best = new PriorityQueue<int, (double, int)>();
        for (var token = 0; token < probabilities.Length && count > 0; token++)
        {
            if (probabilities[token] <= 0)
                continue;
            if (best.Count < count)
                best.Enqueue(token, (probabilities[token], -token));
            else
                best.EnqueueDequeue(token, (probabilities[token], -token));
        }

        var top = new TokenLogProbability[best.Count];
        for (var i = top.Length - 1; i >= 0; i--)
            top[i] = Of(best.Dequeue());
        return top;
    }

    /// <summary>A token with its log-probability.</summary>
    public TokenLogProbability Of(int token) => new(token, Math.Log(probabilities[token]));

    /// <summary>A token as the settings say.</summary>
    public int Sample(AnswerSettings settings, ref SeededChoice choice)
    {
        if (settings.Temperature <= 0)
            return Top(1)[0].Token;
        var tokens = settings.TopK > 0 || settings.TopP < 1 ? Top(settings.TopK > 0 ? settings.TopK : probabilities.Length) : Possible();
        var highest = tokens.Max(static token => token.LogProbability);
        var weights = tokens.Select(token => Math.Exp((token.LogProbability - highest) / settings.Temperature)).ToArray();
        var kept = Kept(weights, settings.TopP);
        var at = (double)choice.Next(Steps) / Steps * weights.Take(kept).Sum();
        for (var i = 0; i < kept; i++)
        {
            at -= weights[i];
            if (at < 0)
                return tokens[i].Token;
        }

        return tokens[kept - 1].Token;
    }

    private TokenLogProbability[] Possible() => [.. Enumerable.Range(0, probabilities.Length).Where(token => probabilities[token] > 0).Select(Of)];

    private static int Kept(double[] weights, double share)
    {
        var enough = share * weights.Sum();
        var kept = 0;
        for (var mass = 0.0; kept < weights.Length && (kept == 0 || mass < enough); kept++)
            mass += weights[kept];
        return kept;
    }
}
