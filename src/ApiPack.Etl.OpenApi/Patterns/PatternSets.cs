namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>Reads what stands between brackets.</summary>
internal static class PatternSets
{
    /// <summary>The set, or null when it is broken; <paramref name="at"/> is after the opening bracket and moves past the closing one.</summary>
    public static CharacterSet? Read(ReadOnlySpan<char> text, ref int at)
    {
        var negated = at < text.Length && text[at] == '^';
        at += negated ? 1 : 0;
        var ranges = new List<(char, char)>();
        var sets = new List<CharacterSet>();
        while (at < text.Length && text[at] != ']')
        {
            if (Item(text, ref at) is not { } item)
                return null;
            if (!StartsRange(item, text, at))
            {
                sets.Add(item);
                continue;
            }

            at++;
            if (Item(text, ref at)?.Ranges is not [var (last, same)] || last != same || last < item.Ranges[0].First)
                return null;
            ranges.Add((item.Ranges[0].First, last));
        }

        if (at >= text.Length)
            return null;
        at++;
        return new CharacterSet { Ranges = [.. ranges], Sets = [.. sets], Negated = negated };
    }

    private static bool StartsRange(CharacterSet item, ReadOnlySpan<char> text, int at) =>
        item.Ranges is [var (first, last)] && first == last && !item.Negated && at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']';

    private static CharacterSet? Item(ReadOnlySpan<char> text, ref int at)
    {
        var character = text[at++];
        if (character != '\\')
            return CharacterSet.Of(character);
        if (at >= text.Length)
            return null;
        character = text[at++];
        return character == 'b' ? CharacterSet.Of('\b') : PatternEscapes.Read(text, character, ref at);
    }
}
