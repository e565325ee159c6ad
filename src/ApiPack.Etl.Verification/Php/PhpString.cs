using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Php;

/// <summary>A PHP string between double quotes; interpolation is a finding (PHP Manual, Strings).</summary>
internal readonly struct PhpDoubleQuoted : ILiteralRules
{
    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\${");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (code.Try('{'))
            return code.Next == '$' ? code.Fail("interpolation") : Escapes.Put('{', to);
        if (code.Try('$'))
            return IsName(code.Next) || code.Next == '{' ? code.Fail("interpolation") : Escapes.Put('$', to);
        code.Take(1);
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, 3, out var octal) && Escapes.Byte(ref code, octal & 0xFF, to);
        if (code.Next == 'x' && code.Rest.Length > 1 && char.IsAsciiHexDigit(code.Rest[1]))
        {
            code.Take(1);
            return Escapes.Hexadecimal(ref code, 1, 2, out var value) && Escapes.Byte(ref code, value, to);
        }

        if (code.Try("u{"))
            return Escapes.Scalar(ref code, 1, 8, to) && code.Expect("}");
        if (Letter(code.Next) is not { } character)
            return Escapes.Put('\\', to);
        code.Take(1);
        return Escapes.Put(character, to);
    }

    private static bool IsName(char character) => char.IsAsciiLetter(character) || character == '_' || character >= 0x80;

    private static char? Letter(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'v' => '\v',
        'e' => '\e',
        'f' => '\f',
        '\\' or '$' or '"' => letter,
        _ => null,
    };
}
