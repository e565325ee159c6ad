namespace ApiPack.Etl.Instructions.LanguageModel;

/// <summary>The small language model: what a text's tokens are worth. It knows nothing but words and what was said before; it is exact, fast and the same everywhere.</summary>
public static class ByteWordModel
{
    /// <summary>Natural logarithm of each token's probability given those before; the first one has none and is null.</summary>
    public static IReadOnlyList<double?> LogProbabilities(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var history = new TokenHistory();
        var values = new double?[tokens.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i == 0 ? null : Math.Log(history.Probability(tokens[i]));
            history.Add(tokens[i]);
        }

        return values;
    }

    /// <summary>The history that tokens make.</summary>
    public static TokenHistory After(IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var history = new TokenHistory();
        foreach (var token in tokens)
            history.Add(token);
        return history;
    }
}
