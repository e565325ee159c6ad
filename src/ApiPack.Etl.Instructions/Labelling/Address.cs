using System.Buffers;
using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>The address before a request, which is neither a heading nor a remark: <c>Shop API, …</c>, <c>Hey Shop: …</c>, <c>Hello, …</c></summary>
internal static class Address
{
    private const int MostWords = 4;

    private const int LongestName = 150;

    /// <summary>Characters that an address may hold beside the name.</summary>
    private const int Beside = 30;

    private static readonly SearchValues<char> Ends = SearchValues.Create(",:;!.–—-");

    private static readonly FrozenSet<string> Greetings = Set("hi hello hey dear greetings good");

    /// <summary>What a greeting or a name may have beside it.</summary>
    private static readonly FrozenSet<string> Companions = Set("hi hello hey dear greetings good morning afternoon evening day there team everyone all sir madam ok okay api "
        + "service support assistant");

    /// <summary>The length of the address at a text's beginning, its mark and the spaces behind it among it; 0 where there is none.</summary>
    public static int Length(string text, ApiName name)
    {
        var start = text.Length - text.AsSpan().TrimStart("\"'*“‘ >").Length;
        var longest = 0;
        var isKnown = false;
        for (var at = Next(text, start); at > 0 && at - start <= Math.Min(name.Length, LongestName) + Beside; at = Next(text, at + 1))
        {
            if (!isKnown && !(isKnown = Begins(text.AsSpan(start), name)))
                return 0;
            var isMark = at + 1 < text.Length && text[at + 1] == ' ' && (text[at] is not ('-' or '–' or '—') || text[at - 1] == ' ');
            if (isMark && IsAddress(text[start..at], name)
                && Sentence.Split(text[(at + 1)..], text[(at + 1)..].ToLowerInvariant()) is [{ Act: not Act.Statement }, ..])
                longest = at + 2;
        }

        return longest;
    }

    private static int Next(string text, int from)
    {
        var at = from < text.Length ? text.AsSpan(from).IndexOfAny(Ends) : -1;
        return at < 0 ? -1 : from + at;
    }

    /// <summary>True when the first word is one of an address.</summary>
    private static bool Begins(ReadOnlySpan<char> text, ApiName name)
    {
        var length = 0;
        while (length < text.Length && char.IsLetterOrDigit(text[length]))
            length++;
        var word = text[..length].ToString().ToLowerInvariant();
        return length > 0 && (Companions.Contains(word) || name.Has(word));
    }

    /// <summary>True for words of greeting and of the API's name alone that order nothing.</summary>
    private static bool IsAddress(string text, ApiName name)
    {
        var tokens = NameToken.Cut(text);
        if (tokens.Count == 0 || !tokens.TrueForAll(token => Companions.Contains(token.Lower) || name.Has(token.Lower)))
            return false;
        if (tokens.TrueForAll(static token => Companions.Contains(token.Lower)))
            return tokens.Count <= MostWords && Greetings.Contains(tokens[0].Lower);
        return Sentence.Split(text, text.ToLowerInvariant()) is [{ Act: Act.Statement }];
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
