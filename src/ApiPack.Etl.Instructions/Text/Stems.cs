namespace ApiPack.Etl.Instructions.Text;

/// <summary>A word's stem as a 64-bit hash (FNV-1a), with its length.</summary>
/// <param name="Hash">Hash of the stem.</param>
/// <param name="Length">Characters of the stem.</param>
internal readonly record struct Stem(ulong Hash, int Length);

/// <summary>Cuts texts into stems: <c>Retrieves users</c> and <c>retrieving a user</c> share theirs.</summary>
internal static class Stems
{
    private const int LongestWord = 40;

    /// <summary>Adds the stems of a text's words, identifiers cut into their words, until <paramref name="to"/> holds <paramref name="most"/>.</summary>
    public static void Add(List<Stem> to, ReadOnlySpan<char> text, int most = int.MaxValue)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        var previous = '\0';
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (length > 0 && (!letter || length == LongestWord || (char.IsUpper(c) && char.IsLower(previous))))
            {
                if (to.Count >= most)
                    return;
                to.Add(Of(word[..length]));
                length = 0;
            }

            if (letter)
                word[length++] = char.ToLowerInvariant(c);
            previous = c;
        }

        if (length > 0 && to.Count < most)
            to.Add(Of(word[..length]));
    }

    /// <summary>The stem of one lower-case word.</summary>
    public static Stem Of(ReadOnlySpan<char> word)
    {
        word = Cut(word);
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211UL;
        return new Stem(hash, word.Length);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word.EndsWith("ies"))
            word = word[..^2];
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];
        if (word.Length > 6 && word.EndsWith("ing"))
            word = Undoubled(word[..^3]);
        else if (word.Length > 5 && word.EndsWith("ed"))
            word = Undoubled(word[..^2]);
        else if (word.Length > 6 && word.EndsWith("tion"))
            word = word[..^3];
        else if (word.Length > 6 && word.EndsWith("ly"))
            word = word[..^2];
        if (word.Length > 3 && word[^1] is 'e')
            word = word[..^1];
        return word.Length > 3 && word[^1] is 'y' or 'i' ? word[..^1] : word;
    }

    private static ReadOnlySpan<char> Undoubled(ReadOnlySpan<char> word) =>
        word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;
}
