using System.Buffers;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Shell;

/// <summary>Reads a word of a POSIX shell or bash (POSIX XCU 2.2, Bash Reference Manual 3.1.2): bare, quoted and escaped pieces put together.</summary>
internal static class ShellWord
{
    /// <summary>What stands for itself outside quotes wherever it is; the rest may be special, so a reader takes none of it.</summary>
    private static readonly SearchValues<char> Bare = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/.@%^=:+,");

    public static bool Read(ref CodeCursor code, SentText to, out Slice word)
    {
        var start = to.Length;
        var isRead = Append(ref code, to);
        word = to.Since(start);
        return isRead;
    }

    public static bool Append(ref CodeCursor code, SentText to)
    {
        var at = code.At;
        while (true)
        {
            var run = code.Rest.IndexOfAnyExcept(Bare);
            if (run != 0)
                to.Append(code.Take(run < 0 ? code.Rest.Length : run));
            var isRead = code.Next switch
            {
                '\'' => Literal.Append<SingleQuoted>(ref code, to),
                '"' => Literal.Append<DoubleQuoted>(ref code, to),
                '$' => code.Try("$") && code.Next == '\'' ? Literal.Append<DollarQuoted>(ref code, to) : code.Fail("an expansion"),
                '\\' when code.Rest is [_, not '\n', ..] => Escapes.Put(code.Take(2)[1], to),
                _ => false,
            };
            if (!isRead)
                return code.Problem is null && (code.At > at || code.Fail("expected a word"));
        }
    }

    /// <summary>Single quotes: nothing is special.</summary>
    private readonly struct SingleQuoted : ILiteralRules
    {
        public static char Quote => '\'';

        public static SearchValues<char> Special { get; } = SearchValues.Create("'\0");

        public static bool ReadSpecial(ref CodeCursor code, SentText to) => code.Fail("a NUL, which no argument holds");
    }

    /// <summary>Double quotes: expansions are findings; a backslash escapes <c>$ ` " \</c> and the line end, and else stands for itself.</summary>
    private readonly struct DoubleQuoted : ILiteralRules
    {
        public static char Quote => '"';

        public static SearchValues<char> Special { get; } = SearchValues.Create("\"\\$`\0");

        public static bool ReadSpecial(ref CodeCursor code, SentText to)
        {
            if (!code.Try('\\'))
                return code.Fail("an expansion or NUL");
            if (code.Try('\n'))
                return true;
            return Escapes.Put(code.Next is '$' or '`' or '"' or '\\' ? code.Take(1)[0] : '\\', to);
        }
    }

    /// <summary><c>$'…'</c>: escapes as in C.</summary>
    private readonly struct DollarQuoted : ILiteralRules
    {
        public static char Quote => '\'';

        public static SearchValues<char> Special { get; } = SearchValues.Create("'\\\0");

        public static bool ReadSpecial(ref CodeCursor code, SentText to)
        {
            if (!code.Try('\\'))
                return code.Fail("a NUL, which no argument holds");
            if (code.Next is >= '0' and <= '7')
                return Escapes.Octal(ref code, 1, 3, out var octal) && Byte(ref code, octal & 0xFF, to);
            var letter = code.Next;
            if (code.Rest.IsEmpty)
                return code.Fail("a string without its end");
            code.Take(1);
            return letter switch
            {
                'x' => Escapes.Hexadecimal(ref code, 1, 2, out var value) && Byte(ref code, value, to),
                'u' => Escapes.Scalar(ref code, 1, 4, to),
                'U' => Escapes.Scalar(ref code, 1, 8, to),
                _ => Letter(letter) is { } character ? Escapes.Put(character, to) : code.Fail("no escape of bash"),
            };
        }

        private static bool Byte(ref CodeCursor code, int value, SentText to) =>
            value == 0 ? code.Fail("a NUL, which ends the text") : Escapes.Byte(ref code, value, to);

        private static char? Letter(char letter) => letter switch
        {
            'a' => '\a',
            'b' => '\b',
            'e' or 'E' => '\e',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            '\\' or '"' or '\'' or '?' => letter,
            _ => null,
        };
    }
}
