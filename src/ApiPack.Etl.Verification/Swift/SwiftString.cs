using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Swift;

/// <summary>A Swift static string literal on one line (The Swift Programming Language, Lexical Structure); interpolation is a finding.</summary>
internal readonly struct SwiftString : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\\n\r\0");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a line end or NUL in a string");
        if (code.Next == '(')
            return code.Fail("interpolation");
        if (code.Try("u{"))
            return Escapes.Scalar(ref code, 1, 8, to) && code.Expect("}");
        if (Letter(code.Next) is not { } character)
            return code.Fail("no escape of Swift");
        code.Take(1);
        return Escapes.Put(character, to);
    }

    private static char? Letter(char letter) => letter switch
    {
        '0' => '\0',
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        '\\' or '"' or '\'' => letter,
        _ => null,
    };
}
