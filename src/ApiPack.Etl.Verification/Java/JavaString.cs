using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Java;

/// <summary>A Java string literal (JLS 3.3, 3.10.5, 3.10.7).</summary>
internal readonly struct JavaString : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\\n\r");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a line end in a string");
        if (code.Next == 'u')
            return ReadUnit(ref code, to);
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, code.Next <= '3' ? 3 : 2, out var value) && Escapes.Put((char)value, to);
        var letter = code.Next;
        if (Letter(letter) is not { } character)
            return code.Fail("no escape of Java");
        code.Take(1);
        return Escapes.Put(character, to);
    }

    /// <summary>Reads <c>u0041</c>: the compiler puts the character there before it looks for strings.</summary>
    private static bool ReadUnit(ref CodeCursor code, SentText to)
    {
        while (code.Try('u'))
        {
        }

        if (!Escapes.Hexadecimal(ref code, 4, 4, out var value))
            return false;
        return (char)value is '"' or '\\' or '\n' or '\r'
            ? code.Fail("a quote, backslash or line end by number, which Java reads as code")
            : Escapes.Put((char)value, to);
    }

    private static char? Letter(char letter) => letter switch
    {
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'f' => '\f',
        'r' => '\r',
        's' => ' ',
        '"' or '\'' or '\\' => letter,
        _ => null,
    };
}
