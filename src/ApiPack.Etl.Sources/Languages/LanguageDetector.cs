namespace ApiPack.Etl.Sources.Languages;

/// <summary>
/// Tells whether a document's human text is English. Each text is judged by trigram profiles, function words and script; the document is held to be
/// in another language only when such texts are enough, outweigh the English ones, and carry the function words that prose cannot do without: names, codes
/// and glosses alone never make a document foreign, and a bilingual one stays.
/// </summary>
public static class LanguageDetector
{
    private const int EnoughWords = 8;
    private const int EnoughFunctionWords = 2;
    private const int SampleLength = 80;

    /// <summary>The verdict on an OpenAPI document.</summary>
    /// <param name="json">The document as UTF-8 JSON.</param>
    public static LanguageVerdict Detect(ReadOnlyMemory<byte> json) => Detect(HumanText.Of(json));

    /// <summary>The verdict on texts.</summary>
    public static LanguageVerdict Detect(IEnumerable<string> texts)
    {
        var scores = new WordScores(LanguageProfiles.Shared);
        var (english, other, unclear, functionWords, sample) = (0, 0, 0, 0, "");
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var language = TextLanguage.Of(text, LanguageProfiles.Shared, scores);
            switch (language.Verdict)
            {
                case TextVerdict.English:
                    english += language.Words;
                    break;
                case TextVerdict.Other:
                    other += language.Words;
                    functionWords += language.FunctionWords;
                    words[language.Language] = words.GetValueOrDefault(language.Language) + language.Words;
                    sample = sample.Length == 0 ? text : sample;
                    break;
                default:
                    unclear += language.Words;
                    break;
            }
        }
        return new LanguageVerdict
        {
            IsEnglish = other < EnoughWords || functionWords < EnoughFunctionWords || other <= english,
            OtherLanguage = words.Count == 0 ? "" : words.MaxBy(language => language.Value).Key,
            EnglishWords = english,
            OtherWords = other,
            UnclearWords = unclear,
            Sample = Shortened(sample),
        };
    }

    private static string Shortened(string text) => text.Length <= SampleLength
        ? text
        : text[..(char.IsHighSurrogate(text[SampleLength - 1]) ? SampleLength - 1 : SampleLength)] + '…';
}
