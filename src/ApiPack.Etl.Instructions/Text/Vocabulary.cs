using System.Collections.Frozen;
using System.Globalization;

namespace ApiPack.Etl.Instructions.Text;

/// <summary>The words of API prose, counted from the public corpus (<c>background/count-words.mjs</c>).</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Entry> Entries = Load();

    private static readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All words with their counts, most frequent first.</summary>
    public static IEnumerable<(string Word, long Count)> Words =>
        Entries.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Count));

    /// <summary>The word as it is written inside a sentence (<c>Azure</c>, <c>user</c>), or null when it is not in the list.</summary>
    public static string? Spelling(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var entry) ? entry.Spelling : null;

    /// <summary>True for a word that is written in lower case inside sentences.</summary>
    public static bool IsCommon(ReadOnlySpan<char> word) => Spelling(word) is { } spelling && char.IsAsciiLetterLower(spelling[0]) && !Identifiers.IsMixed(spelling);

    private static FrozenDictionary<string, Entry> Load()
    {
        var words = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Resource.Lines("words.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            words.Add(line[..tab], new Entry(line[..tab], long.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)));
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private sealed record Entry(string Spelling, long Count);
}
