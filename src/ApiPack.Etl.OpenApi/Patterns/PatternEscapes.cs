using System.Globalization;

namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>What stands after a backslash.</summary>
internal static class PatternEscapes
{
    /// <summary>The set that the escape means, or null when it is broken; <paramref name="at"/> is after its letter and moves past the rest.</summary>
    public static CharacterSet? Read(ReadOnlySpan<char> text, char letter, ref int at)
    {
        if (CharacterSet.Class(letter) is { } known)
            return known;
        return letter switch
        {
            'n' => CharacterSet.Of('\n'),
            'r' => CharacterSet.Of('\r'),
            't' => CharacterSet.Of('\t'),
            'f' => CharacterSet.Of('\f'),
            'v' => CharacterSet.Of('\v'),
            '0' => CharacterSet.Of('\0'),
            'x' => Hexadecimal(text, 2, ref at),
            'u' => Hexadecimal(text, 4, ref at),
            'p' or 'P' => Category(text, letter == 'P', ref at),
            _ => CharacterSet.Of(letter),
        };
    }

    private static CharacterSet? Hexadecimal(ReadOnlySpan<char> text, int digits, ref int at)
    {
        var braces = at < text.Length && text[at] == '{';
        var start = braces ? at + 1 : at;
        var length = braces ? text[start..].IndexOf('}') : digits;
        if (length < 1 || start + length > text.Length
            || !ushort.TryParse(text.Slice(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return null;
        at = start + length + (braces ? 1 : 0);
        return CharacterSet.Of((char)code);
    }

    private static CharacterSet? Category(ReadOnlySpan<char> text, bool negated, ref int at)
    {
        if (at >= text.Length)
            return null;
        if (text[at] != '{')
            return new CharacterSet { Categories = [text[at++].ToString()], Negated = negated };
        var end = text[at..].IndexOf('}');
        if (end < 2)
            return null;
        var name = text.Slice(at + 1, end - 1).ToString();
        at += end + 1;
        return name switch
        {
            "ASCII" => new CharacterSet { Ranges = [('\0', '\x7f')], Negated = negated },
            "Alpha" or "L" or "Letter" => new CharacterSet { Categories = ["L"], Negated = negated },
            "Print" or "Graph" => new CharacterSet { Ranges = [(' ', '~')], Negated = negated },
            "Alnum" => new CharacterSet { Ranges = [('a', 'z'), ('A', 'Z'), ('0', '9')], Negated = negated },
            "XDigit" => new CharacterSet { Ranges = [('0', '9'), ('a', 'f'), ('A', 'F')], Negated = negated },
            "Lower" => new CharacterSet { Ranges = [('a', 'z')], Negated = negated },
            "Upper" => new CharacterSet { Ranges = [('A', 'Z')], Negated = negated },
            "Space" => new CharacterSet { Sets = [CharacterSet.Class('s')!], Negated = negated },
            "Digit" => new CharacterSet { Ranges = [('0', '9')], Negated = negated },
            "Punct" => new CharacterSet { Categories = ["P", "S"], Negated = negated },
            _ when name.Length <= 2 => new CharacterSet { Categories = [name], Negated = negated },
            _ => null,
        };
    }
}
