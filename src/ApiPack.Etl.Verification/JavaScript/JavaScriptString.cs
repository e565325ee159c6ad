using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.JavaScript;

/// <summary>A JavaScript string between single quotes (ECMA-262 12.9.4).</summary>
internal readonly struct JavaScriptSingleQuoted : ILiteralRules
{
    public static char Quote => '\'';

    public static SearchValues<char> Special { get; } = SearchValues.Create("'\\\n\r");

    public static bool ReadSpecial(ref CodeCursor code, SentText to) => JavaScriptEscape.Read(ref code, to);
}

/// <summary>A JavaScript string between double quotes (ECMA-262 12.9.4).</summary>
internal readonly struct JavaScriptDoubleQuoted : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\\n\r");

    public static bool ReadSpecial(ref CodeCursor code, SentText to) => JavaScriptEscape.Read(ref code, to);
}

/// <summary>The escapes of both.</summary>
internal static class JavaScriptEscape
{
    public static bool Read(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a line end in a string");
        var letter = code.Next;
        if (code.Rest.IsEmpty)
            return code.Fail("a string without its end");
        code.Take(1);
        switch (letter)
        {
            case 'u' when code.Try('{'):
                return Escapes.Scalar(ref code, 1, 8, to) && code.Expect("}");
            case 'u':
                return Escapes.Unit(ref code, 4, to);
            case 'x':
                return Escapes.Unit(ref code, 2, to);
            case '0' when !char.IsAsciiDigit(code.Next):
                return Escapes.Put('\0', to);
            case >= '0' and <= '9':
                return code.Fail("an octal escape");
            case '\r':
                _ = code.Try('\n');
                return true;
            case '\n' or '\u2028' or '\u2029':
                return true;
            default:
                return Escapes.Put(Letter(letter), to);
        }
    }

    private static char Letter(char letter) => letter switch
    {
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        _ => letter,
    };
}
