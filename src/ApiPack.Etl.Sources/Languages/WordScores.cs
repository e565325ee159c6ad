namespace ApiPack.Etl.Sources.Languages;

/// <summary>How a word speaks for each language.</summary>
/// <param name="LogShares">Sum of its trigrams' log shares, by language.</param>
/// <param name="Trigrams">How many trigrams it has.</param>
/// <param name="FunctionWordOf">Languages of which it is a function word, a bit each.</param>
internal sealed record WordScore(float[] LogShares, int Trigrams, ulong FunctionWordOf);

/// <summary>Scores words, each once a document.</summary>
internal sealed class WordScores(LanguageProfiles profiles)
{
    private const int LongestWord = 40;

    private readonly Dictionary<string, WordScore> known = new(StringComparer.Ordinal);

    /// <summary>The score of a word in any case; letters beyond the fortieth do not count.</summary>
    public WordScore Of(ReadOnlySpan<char> word)
    {
        Span<char> padded = stackalloc char[LongestWord + 2];
        var letters = Math.Min(word.Length, LongestWord);
        padded[0] = padded[letters + 1] = '_';
        for (var i = 0; i < letters; i++)
            padded[i + 1] = char.ToLowerInvariant(word[i]);
        var lower = padded.Slice(1, letters);
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(lower, out var score))
            lookup[lower] = score = Score(lower, padded[..(letters + 2)]);
        return score;
    }

    private WordScore Score(ReadOnlySpan<char> word, ReadOnlySpan<char> padded)
    {
        var sums = new float[profiles.Codes.Length];
        for (var i = 0; i + 3 <= padded.Length; i++)
        {
            var shares = profiles.LogShares(padded[i], padded[i + 1], padded[i + 2]);
            for (var language = 0; language < sums.Length; language++)
                sums[language] += shares[language];
        }
        return new WordScore(sums, padded.Length - 2, profiles.LanguagesOf(word));
    }
}
