using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Python;

/// <summary>The quotes of a Python literal.</summary>
internal interface IPythonQuote
{
    static abstract char Character { get; }
}

internal readonly struct SingleQuote : IPythonQuote
{
    public static char Character => '\'';
}

internal readonly struct DoubleQuote : IPythonQuote
{
    public static char Character => '"';
}

/// <summary>A short Python <c>str</c> literal without prefix (The Python Language Reference 2.4.1).</summary>
internal readonly struct PythonString<TQuote> : ILiteralRules where TQuote : struct, IPythonQuote
{
    public static char Quote => TQuote.Character;

    public static SearchValues<char> Special { get; } = SearchValues.Create($"{TQuote.Character}\\\n\r\0");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a line end or NUL in a string");
        if (code.Try('\n'))
            return true;
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, 3, out var octal) && Escapes.Put((char)octal, to);
        if (code.Try('x'))
            return Escapes.Unit(ref code, 2, to);
        if (code.Try('u'))
            return Escapes.Scalar(ref code, 4, 4, to);
        if (code.Try('U'))
            return Escapes.Scalar(ref code, 8, 8, to);
        if (Letter(code.Next) is not { } character)
            return code.Fail("no escape of Python");
        code.Take(1);
        return Escapes.Put(character, to);
    }

    internal static char? Letter(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        '\\' or '"' or '\'' => letter,
        _ => null,
    };
}

/// <summary>A short Python <c>bytes</c> literal after its <c>b</c>: ASCII, and bytes by number.</summary>
internal readonly struct PythonBytes<TQuote> : ILiteralRules where TQuote : struct, IPythonQuote
{
    public static char Quote => TQuote.Character;

    public static SearchValues<char> Special { get; } = SearchValues.Create(NotPlain());

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (!code.Try('\\'))
            return code.Fail("a character that Python does not take in bytes");
        if (code.Try('\n'))
            return true;
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, 3, out var octal) && Escapes.Byte(ref code, octal, to);
        if (code.Try('x'))
            return Escapes.Hexadecimal(ref code, 2, 2, out var value) && Escapes.Byte(ref code, value, to);
        if (PythonString<TQuote>.Letter(code.Next) is not { } character)
            return code.Fail("no escape of Python's bytes");
        code.Take(1);
        return Escapes.Put(character, to);
    }

    private static string NotPlain()
    {
        var special = new List<char> { TQuote.Character, '\\', '\n', '\r', '\0' };
        for (var unit = 0x80; unit <= char.MaxValue; unit++)
            special.Add((char)unit);
        return new([.. special]);
    }
}
