using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>What a noun phrase needs to know about its words (word lists in <c>words.txt</c>).</summary>
internal static class Nouns
{
    private static readonly FrozenSet<string> Uncountable = WordLists.Of("uncountable");
    private static readonly FrozenSet<string> Plural = WordLists.Of("plural");
    private static readonly FrozenSet<string> Singular = WordLists.Of("singular");
    private static readonly FrozenSet<string> Definite = WordLists.Of("definite");
    private static readonly FrozenSet<string> Unique = WordLists.Of("unique");
    private static readonly FrozenSet<string> Determiners = WordLists.Of("determiner");
    private static readonly FrozenSet<string> Dangling = WordLists.Of("dangling");
    private static readonly FrozenSet<string> Prepositions = WordLists.Of("preposition");

    /// <summary>True for a noun that takes neither <c>a</c> nor a plural.</summary>
    public static bool IsUncountable(string word) => Uncountable.Contains(word);

    /// <summary>True for a plural noun.</summary>
    public static bool IsPlural(string word) => Plural.Contains(word) || (word.Length > 2 && word[^1] == 's' && word[^2] is not ('s' or '\'')
        && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) && !Singular.Contains(word));

    /// <summary>True for an adjective that asks for <c>the</c>: <c>latest</c>, <c>specified</c>.</summary>
    public static bool IsDefinite(string word) => Definite.Contains(word);

    /// <summary>True for a noun of which a thing has one: <c>status</c>, <c>version</c>.</summary>
    public static bool IsUnique(string word) => Unique.Contains(word);

    /// <summary>True for an article, pronoun or quantifier: the phrase needs no article.</summary>
    public static bool IsDeterminer(string word) => Determiners.Contains(word) || word.EndsWith("'s", StringComparison.Ordinal) || (word.Length > 0
        && char.IsDigit(word[0]));

    /// <summary>True for an adverb in <c>ly</c>.</summary>
    public static bool IsAdverb(string word) => word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5
        && word is not ("family" or "supply" or "assembly" or "anomaly" or "monthly" or "weekly" or "hourly" or "yearly" or "quarterly" or "friendly"
            or "multiply" or "monopoly" or "read-only");

    /// <summary>True for a word that ends a noun phrase.</summary>
    public static bool EndsPhrase(string word) => word is "," or "-" || Prepositions.Contains(word);

    /// <summary>True for a word that no phrase may end with.</summary>
    public static bool Dangles(string word)
    {
        if (Dangling.Contains(word))
            return true;
        var isParticiple = word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal);
        return Prepositions.Contains(word) && !isParticiple && word is not ("available" or "sent" or "made");
    }
}
