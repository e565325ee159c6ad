using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Go;

/// <summary>A Go interpreted string literal (The Go Programming Language Specification, String literals).</summary>
internal readonly struct GoString : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\\n\0\ufeff");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a character that Go does not take in a string");
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 3, 3, out var octal) && Escapes.Byte(ref code, octal, to);
        var letter = code.Next;
        if (letter is 'x' or 'u' or 'U')
            code.Take(1);
        return letter switch
        {
            'x' => Escapes.Hexadecimal(ref code, 2, 2, out var value) && Escapes.Byte(ref code, value, to),
            'u' => Escapes.Scalar(ref code, 4, 4, to),
            'U' => Escapes.Scalar(ref code, 8, 8, to),
            _ => ReadLetter(ref code, letter, to),
        };
    }

    private static bool ReadLetter(ref CodeCursor code, char letter, SentText to)
    {
        char? character = letter switch
        {
            'a' => '\a',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '"' => letter,
            _ => null,
        };
        if (character is null)
            return code.Fail("no escape of Go");
        code.Take(1);
        return Escapes.Put(character.Value, to);
    }
}

/// <summary>A Go raw string literal: nothing is special but the back quote, and carriage returns are dropped.</summary>
internal readonly struct GoRawString : ILiteralRules
{
    public static char Quote => '`';

    public static SearchValues<char> Special { get; } = SearchValues.Create("`\r\0\ufeff");

    public static bool ReadSpecial(ref CodeCursor code, SentText to) =>
        code.Try('\r') || code.Fail("a character that Go does not take in a string");
}
