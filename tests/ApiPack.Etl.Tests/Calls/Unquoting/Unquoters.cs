using System.Text;

namespace ApiPack.Etl.Tests.Calls.Unquoting;

/// <summary>The literal forms that calls use, as their languages' references have them.</summary>
internal static class Unquoters
{
    /// <summary>Java Language Specification 3.3 and 3.10.7; <c>\u</c> is read before the rest, which differs only for quotes, backslashes and line ends.</summary>
    public static Unquoter Java { get; } = new() { Quote = '"', Letters = "b\bt\tn\nf\fr\rs \"\"''\\\\", Octal = true, Unicode = true };

    /// <summary>ECMAScript 12.9.4.</summary>
    public static Unquoter JavaScriptSingle { get; } = new() { Quote = '\'', Letters = "b\bt\tn\nv\vf\fr\r\"\"''\\\\", Hex = true, Unicode = true };

    /// <summary>ECMAScript 12.9.4.</summary>
    public static Unquoter JavaScriptDouble { get; } = JavaScriptSingle with { Quote = '"' };

    /// <summary>Python reference 2.4.1.</summary>
    public static Unquoter Python { get; } = new() { Quote = '"', Letters = "a\ab\bf\fn\nr\rt\tv\v\"\"''\\\\", Octal = true, Hex = true, Unicode = true, KeepsUnknown = true };

    /// <summary>Python reference 2.4.1.</summary>
    public static Unquoter PythonSingle { get; } = Python with { Quote = '\'' };

    /// <summary>Go specification, string literals.</summary>
    public static Unquoter Go { get; } = new()
    {
        Quote = '"',
        Letters = "a\ab\bf\fn\nr\rt\tv\v\"\"\\\\",
        Hex = true,
        Unicode = true,
        Forbidden = static character => character is '\n' or '\0' or '\ufeff',
    };

    /// <summary>Ruby's literals, double-quoted strings.</summary>
    public static Unquoter Ruby { get; } = new()
    {
        Quote = '"',
        Letters = "a\ab\be\u001bf\fn\nr\rs t\tv\v\"\"\\\\##",
        Octal = true,
        Hex = true,
        BracedUnicode = true,
        Unicode = true,
        Interpolates = static (first, second) => first == '#' && second is '{' or '$' or '@',
    };

    /// <summary>Ruby's literals, single-quoted strings.</summary>
    public static Unquoter RubySingle { get; } = new() { Quote = '\'', Letters = "''\\\\", KeepsUnknown = true, Forbidden = static _ => false };

    /// <summary>PHP manual, double quoted strings and variable parsing.</summary>
    public static Unquoter Php { get; } = new()
    {
        Quote = '"',
        Letters = "n\nr\rt\tv\ve\u001bf\f\\\\$$\"\"",
        Octal = true,
        Hex = true,
        BracedUnicode = true,
        KeepsUnknown = true,
        Interpolates = static (first, second) => (first == '{' && second == '$') || (first == '$' && (char.IsAsciiLetter(second) || second is '_' or '{' or >= '\u0080')),
    };

    /// <summary>The Swift Programming Language, string literals.</summary>
    public static Unquoter Swift { get; } = new()
    {
        Quote = '"',
        Letters = "\\\\t\tn\nr\r\"\"''",
        BracedUnicode = true,
        Forbidden = static character => char.IsControl(character) && character is < '\u0080' and not '\t',
    };

    /// <summary>C17 6.4.4.4; <c>\u</c> below 00A0 is a constraint violation, so it is none here.</summary>
    public static Unquoter C { get; } = new() { Quote = '"', Letters = "a\ab\bf\fn\nr\rt\tv\v\"\"''??\\\\", Octal = true };

    /// <summary>A word of POSIX shell (2.2): bare characters, single quotes, a backslash outside them.</summary>
    public static string ShellWord(string word)
    {
        var text = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            switch (word[at])
            {
                case '\'':
                    var close = word.IndexOf('\'', at + 1);
                    if (close < 0)
                        throw new FormatException($"a quote stays open: {word}");
                    text.Append(word, at + 1, close - at - 1);
                    at = close;
                    break;
                case '\\':
                    text.Append(word[++at]);
                    break;
                case var character when " \t\n|&;<>()$`\"*?[#~!{}".Contains(character, StringComparison.Ordinal):
                    throw new FormatException($"'{character}' stands raw at {at}: {word}");
                case var character:
                    text.Append(character);
                    break;
            }
        }

        return text.ToString();
    }
}
