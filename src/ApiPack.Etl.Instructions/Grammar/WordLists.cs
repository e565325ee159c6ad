using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>The word lists of <c>words.txt</c>.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Resource.Lines("words.txt")
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .GroupBy(static words => words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            static list => list.Key,
            static list => list.SelectMany(static words => words.Skip(1)).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.Ordinal);

    /// <summary>The list of that name; case does not count in it.</summary>
    public static FrozenSet<string> Of(string name) => Lists[name];
}
