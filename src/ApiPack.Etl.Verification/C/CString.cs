using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.C;

/// <summary>A C string literal (C17 6.4.5, 6.4.4.4, 6.4.3). A NUL is a finding: it would end the text.</summary>
internal readonly struct CString : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\\n\r\0");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a line end or NUL in a string");
        if (code.Try('\n'))
            return true;
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, 3, out var octal) && Byte(ref code, octal, to);

        // As many digits as there are belong to the number.
        if (code.Try('x'))
            return Escapes.Hexadecimal(ref code, 1, 8, out var value) && Byte(ref code, value, to);
        if (code.Try('u'))
            return UniversalName(ref code, 4, to);
        if (code.Try('U'))
            return UniversalName(ref code, 8, to);
        if (Letter(code.Next) is not { } character)
            return code.Fail("no escape of C");
        code.Take(1);
        return Escapes.Put(character, to);
    }

    private static bool Byte(ref CodeCursor code, int value, SentText to) =>
        value == 0 ? code.Fail("a NUL, which ends the text") : Escapes.Byte(ref code, value, to);

    private static bool UniversalName(ref CodeCursor code, int digits, SentText to)
    {
        if (!Escapes.Hexadecimal(ref code, digits, digits, out var value))
            return false;
        return value is < 0xA0 and not ('$' or '@' or '`')
            ? code.Fail("a basic character by universal name, which C does not allow")
            : Escapes.Add(ref code, value, to);
    }

    private static char? Letter(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' or '"' or '\'' or '?' => letter,
        _ => null,
    };
}
