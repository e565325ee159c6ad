using System.Text;

namespace ApiPack.Etl.Tests.Calls.Unquoting;

/// <summary>Reads a literal back, by the rules of the language's own reference; throws where the language would not read it as one plain string.</summary>
internal sealed record Unquoter
{
    /// <summary>The quote at both ends.</summary>
    public required char Quote { get; init; }

    /// <summary>Escapes of one letter: what stands after the backslash, then what it means, by turns.</summary>
    public required string Letters { get; init; }

    /// <summary>True when octal digits, one to three, follow a backslash.</summary>
    public bool Octal { get; init; }

    /// <summary>True when <c>\xhh</c> is an escape.</summary>
    public bool Hex { get; init; }

    /// <summary>True when <c>\uhhhh</c> is an escape.</summary>
    public bool Unicode { get; init; }

    /// <summary>True when <c>\u{h…}</c> is an escape.</summary>
    public bool BracedUnicode { get; init; }

    /// <summary>True when a backslash before any other character is itself.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>Pairs of characters that begin an interpolation.</summary>
    public Func<char, char, bool> Interpolates { get; init; } = static (_, _) => false;

    /// <summary>Characters that may not stand raw.</summary>
    public Func<char, bool> Forbidden { get; init; } = static character => character is '\n' or '\r';

    public string Read(string literal)
    {
        var end = literal.Length - 1;
        if (literal.Length < 2 || literal[0] != Quote || literal[end] != Quote)
            throw new FormatException($"not between quotes: {literal}");
        var text = new StringBuilder();
        for (var at = 1; at < end;)
        {
            var character = literal[at];
            if (character == Quote || Forbidden(character))
                throw new FormatException($"'{character}' stands raw at {at}: {literal}");
            if (at + 1 < end && Interpolates(character, literal[at + 1]))
                throw new FormatException($"interpolation at {at}: {literal}");
            at += character == '\\' ? Escape(literal, at + 1, end, text) : Plain(character, text);
        }

        return text.ToString();
    }

    private static int Plain(char character, StringBuilder text)
    {
        text.Append(character);
        return 1;
    }

    /// <summary>Reads the escape whose first character after the backslash is at <paramref name="at"/>; gives its length with the backslash.</summary>
    private int Escape(string literal, int at, int end, StringBuilder text)
    {
        if (at >= end)
            throw new FormatException($"the last quote is escaped: {literal}");
        for (var i = 0; i < Letters.Length; i += 2)
        {
            if (Letters[i] == literal[at])
            {
                text.Append(Letters[i + 1]);
                return 2;
            }
        }

        if (Octal && literal[at] is >= '0' and <= '7')
            return Digits(literal, at, end, 3, static digit => digit is >= '0' and <= '7', 8, text) + 1;
        if (Hex && literal[at] == 'x')
            return Digits(literal, at + 1, end, 2, char.IsAsciiHexDigit, 16, text) + 2;
        if (BracedUnicode && literal.AsSpan(at).StartsWith("u{"))
            return Digits(literal, at + 2, end, 8, char.IsAsciiHexDigit, 16, text) + 4;
        if (Unicode && literal[at] == 'u')
            return Digits(literal, at + 1, end, 4, char.IsAsciiHexDigit, 16, text) + 2;
        if (!KeepsUnknown)
            throw new FormatException($"no escape of the language at {at}: {literal}");
        text.Append('\\').Append(literal[at]);
        return 2;
    }

    private static int Digits(string literal, int at, int end, int most, Func<char, bool> isDigit, int radix, StringBuilder text)
    {
        var count = 0;
        while (count < most && at + count < end && isDigit(literal[at + count]))
            count++;
        if (count == 0)
            throw new FormatException($"an escape without digits at {at}: {literal}");
        text.Append((char)Convert.ToInt32(literal.Substring(at, count), radix));
        return count;
    }
}
