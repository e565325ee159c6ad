using System.Globalization;

namespace ApiPack.Etl.Sources.Languages;

/// <summary>Trigram statistics and function words of the languages in Latin and Cyrillic script; see <c>profiles/SOURCE.md</c>.</summary>
internal sealed class LanguageProfiles
{
    private const double Unseen = 0.4;

    private readonly Dictionary<ulong, float[]> trigrams = [];
    private readonly Dictionary<string, ulong> words = new(StringComparer.Ordinal);
    private readonly float[] unseen;

    private LanguageProfiles(string[] trigramLines, string[] wordLines)
    {
        Codes = [.. trigramLines.Select(line => line[..line.IndexOf('\t')])];
        English = Array.IndexOf(Codes, "en");
        unseen = new float[Codes.Length];
        for (var language = 0; language < Codes.Length; language++)
            unseen[language] = LogShare(Unseen, trigramLines[language]);
        for (var language = 0; language < Codes.Length; language++)
            AddTrigrams(language, trigramLines[language]);
        foreach (var line in wordLines)
            AddWords(line);
        WordLookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The profiles of the embedded files.</summary>
    public static LanguageProfiles Shared { get; } = new(Lines("trigrams.txt"), Lines("words.txt"));

    /// <summary>Language codes (ISO 639-1); a language's place in them is its number.</summary>
    public string[] Codes { get; }

    /// <summary>The number of English.</summary>
    public int English { get; }

    private Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> WordLookup { get; }

    /// <summary>Natural logarithms of a trigram's share in each language.</summary>
    public ReadOnlySpan<float> LogShares(char first, char second, char third) =>
        trigrams.TryGetValue(Key(first, second, third), out var shares) ? shares : unseen;

    /// <summary>The languages of which a lower-case word is a function word, a bit each.</summary>
    public ulong LanguagesOf(ReadOnlySpan<char> word) => WordLookup.TryGetValue(word, out var languages) ? languages : 0;

    private void AddTrigrams(int language, string line)
    {
        foreach (var entry in line[(line.LastIndexOf('\t') + 1)..].Split(' '))
        {
            var key = Key(entry[0], entry[1], entry[2]);
            if (!trigrams.TryGetValue(key, out var shares))
                trigrams.Add(key, shares = (float[])unseen.Clone());
            shares[language] = LogShare(double.Parse(entry.AsSpan(3), CultureInfo.InvariantCulture), line);
        }
    }

    private void AddWords(string line)
    {
        var language = Array.IndexOf(Codes, line[..line.IndexOf('\t')]);
        foreach (var word in language < 0 ? [] : line[(line.IndexOf('\t') + 1)..].Split(' '))
            words[word] = words.GetValueOrDefault(word) | (1UL << language);
    }

    private static float LogShare(double count, string line) =>
        (float)Math.Log(count / double.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));

    private static ulong Key(char first, char second, char third) => ((ulong)first << 32) | ((ulong)second << 16) | third;

    private static string[] Lines(string file)
    {
        using var stream = typeof(LanguageProfiles).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
