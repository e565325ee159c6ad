using System.Numerics;

namespace ApiPack.Etl.Sources.Languages;

/// <summary>What one text is held to be.</summary>
internal enum TextVerdict
{
    /// <summary>Too short or too mixed to tell.</summary>
    Unclear,

    /// <summary>English.</summary>
    English,

    /// <summary>Another language.</summary>
    Other,
}

/// <summary>One text's words and the language they speak for.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Language">Code of the other language; empty unless the verdict is <see cref="TextVerdict.Other"/>.</param>
/// <param name="Words">Words counted.</param>
/// <param name="FunctionWords">Function words of the other language that are not English ones.</param>
internal readonly record struct TextLanguage(TextVerdict Verdict, string Language, int Words, int FunctionWords)
{
    private const int FewestWords = 3;
    private const float FunctionWordWeight = 0.05f;
    private const float MostSeparators = 0.6f;
    private const float ClearMargin = 0.55f;
    private const float Margin = 0.2f;

    /// <summary>Judges a text: by script where that tells, else by trigrams and function words together.</summary>
    public static TextLanguage Of(string text, LanguageProfiles profiles, WordScores scores)
    {
        Span<int> letters = stackalloc int[Scripts.Codes.Length];
        letters.Clear();
        Span<float> sums = stackalloc float[profiles.Codes.Length];
        sums.Clear();
        Span<int> functionWords = stackalloc int[profiles.Codes.Length];
        functionWords.Clear();
        var (words, trigrams) = (0, 0);
        var prose = PlainText.Of(text);
        foreach (var word in new Words(prose))
        {
            foreach (var letter in word)
                letters[Scripts.Of(letter)]++;
            if (Scripts.Of(word[0]) > Scripts.Cyrillic)
                continue;
            var score = scores.Of(word);
            words++;
            trigrams += score.Trigrams;
            for (var language = 0; language < sums.Length; language++)
                sums[language] += score.LogShares[language];
            for (var bits = score.FunctionWordOf; bits != 0; bits &= bits - 1)
                functionWords[BitOperations.TrailingZeroCount(bits)]++;
        }
        if (OfScript(letters, words) is { } told)
            return told;
        return words < FewestWords || IsList(prose, words)
            ? new TextLanguage(TextVerdict.Unclear, "", words, 0)
            : OfWords(profiles, sums, functionWords, words, trigrams, letters);
    }

    /// <summary>True for codes and names set off by commas and the like, which no language can claim.</summary>
    private static bool IsList(string text, int words) => text.Count(c => c is ',' or ';' or '|' or '/') >= words * MostSeparators;

    private static TextLanguage? OfScript(ReadOnlySpan<int> letters, int words)
    {
        var (most, latin) = (0, letters[Scripts.Latin] + letters[Scripts.Cyrillic]);
        var foreign = 0;
        for (var script = Scripts.Cyrillic + 1; script < letters.Length; script++)
        {
            foreign += letters[script];
            most = most == 0 || letters[script] > letters[most] ? script : most;
        }
        if (foreign <= latin)
            return null;
        var code = letters[Scripts.Kana] > 0 && most == Scripts.Han ? Scripts.Codes[Scripts.Kana] : Scripts.Codes[most];
        return new TextLanguage(TextVerdict.Other, code, words + Math.Max(1, foreign / (Scripts.HasNoBlanks(most) ? 2 : 5)), foreign / 4);
    }

    private static TextLanguage OfWords(
        LanguageProfiles profiles, ReadOnlySpan<float> sums, ReadOnlySpan<int> functionWords, int words, int trigrams, ReadOnlySpan<int> letters)
    {
        var best = Best(profiles, sums, functionWords, trigrams);
        var margin = (sums[best] - sums[profiles.English]) / trigrams;
        var (other, english) = (functionWords[best], functionWords[profiles.English]);
        if (letters[Scripts.Cyrillic] > letters[Scripts.Latin])
            return new TextLanguage(TextVerdict.Other, profiles.Codes[best], words, words);
        if ((margin > Margin && other > english) || (margin > ClearMargin && english == 0))
            return new TextLanguage(TextVerdict.Other, profiles.Codes[best], words, other);
        var isEnglish = english > other || (margin < 0 && english == other);
        return new TextLanguage(isEnglish ? TextVerdict.English : TextVerdict.Unclear, "", words, 0);
    }

    private static int Best(LanguageProfiles profiles, ReadOnlySpan<float> sums, ReadOnlySpan<int> functionWords, int trigrams)
    {
        var (best, bestScore) = (-1, float.MinValue);
        for (var language = 0; language < sums.Length; language++)
        {
            var score = sums[language] + (functionWords[language] * trigrams * FunctionWordWeight);
            if (language != profiles.English && score > bestScore)
                (best, bestScore) = (language, score);
        }
        return best;
    }
}
