using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Ruby;

/// <summary>A Ruby string between single quotes: only <c>\\</c> and <c>\'</c> are escapes, every other backslash stands for itself.</summary>
internal readonly struct RubySingleQuoted : ILiteralRules
{
    public static char Quote => '\'';

    public static SearchValues<char> Special { get; } = SearchValues.Create("'\\\r");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (code.Try('\r'))
            return code.Next == '\n' ? code.Fail("a carriage return before a line end, which Ruby drops") : Escapes.Put('\r', to);
        code.Take(1);
        return Escapes.Put(code.Next is '\\' or '\'' ? code.Take(1)[0] : '\\', to);
    }
}

/// <summary>A Ruby string between double quotes; interpolation is a finding (Ruby's <c>doc/syntax/literals.rdoc</c>).</summary>
internal readonly struct RubyDoubleQuoted : ILiteralRules
{
    /// <summary>Characters that, after <c>#$</c>, name a global variable of the interpreter.</summary>
    private static readonly SearchValues<char> Globals = SearchValues.Create("~*$?!@/\\;,.=:<>\"&`'+0123456789");

    public static char Quote => '"';

    public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\#\r");

    public static bool ReadSpecial(ref CodeCursor code, SentText to)
    {
        if (code.Try('\r'))
            return code.Next == '\n' ? code.Fail("a carriage return before a line end, which Ruby drops") : Escapes.Put('\r', to);
        if (code.Try('#'))
            return IsInterpolation(code.Rest) ? code.Fail("interpolation") : Escapes.Put('#', to);
        code.Take(1);
        if (code.Next is >= '0' and <= '7')
            return Escapes.Octal(ref code, 1, 3, out var octal) && Escapes.Byte(ref code, octal & 0xFF, to);
        var letter = code.Next;
        if (letter is '\0' or '\r' or 'c' or 'C' or 'M' || code.Rest.IsEmpty)
            return code.Fail("an escape that this reader does not take");
        code.Take(1);
        return letter switch
        {
            '\n' => true,
            'x' => Escapes.Hexadecimal(ref code, 1, 2, out var value) && Escapes.Byte(ref code, value, to),
            'u' => ReadScalars(ref code, to),
            _ => Escapes.Put(Letter(letter), to),
        };
    }

    private static bool ReadScalars(ref CodeCursor code, SentText to)
    {
        if (!code.Try('{'))
            return Escapes.Scalar(ref code, 4, 4, to);
        do
        {
            if (!Escapes.Scalar(ref code, 1, 6, to))
                return false;
        }
        while (code.Try(' '));
        return code.Expect("}");
    }

    private static bool IsInterpolation(ReadOnlySpan<char> after)
    {
        if (after.IsEmpty || after[0] is not ('{' or '$' or '@'))
            return false;
        if (after[0] == '{')
            return true;
        var isGlobal = after[0] == '$';
        var name = after[1..];
        if (isGlobal && !name.IsEmpty && Globals.Contains(name[0]))
            return true;
        if (!name.IsEmpty && name[0] == (isGlobal ? '-' : '@'))
            name = name[1..];
        return !name.IsEmpty && (char.IsAsciiLetter(name[0]) || name[0] == '_' || name[0] >= 0x80);
    }

    private static char Letter(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'e' => '\e',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        's' => ' ',
        't' => '\t',
        'v' => '\v',
        _ => letter,
    };
}
