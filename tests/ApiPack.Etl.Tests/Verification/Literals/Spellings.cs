namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>The spellings of each language, from its own specification.</summary>
internal static class Spellings
{
    private const string Common = "a\ab\bf\fn\nr\rt\tv\v\\\\\"\"";

    public static Spelling ShellSingle { get; } = new("'", "'", static (rune, _) => rune is not ('\'' or 0), static rune => rune.Value == '\'' ? "'\\''" : null);

    public static Spelling ShellDollar { get; } = new("$'", "'", static (rune, _) => rune is not ('\'' or '\\' or 0),
        Spelling.Letters("a\ab\be\ef\fn\nr\rt\tv\v\\\\''\"\"??"),
        static rune => Spelling.Bytes(rune, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        static rune => $"\\U{rune.Value:x8}");

    public static Spelling Java { get; } = new("\"", "\"", static (rune, _) => rune is not ('"' or '\\' or '\n' or '\r'),
        Spelling.Letters("b\bt\tn\nf\fr\rs \"\"''\\\\"),
        Spelling.Number(0xff, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        static rune => rune.Value is '"' or '\\' or '\n' or '\r' ? null : Spelling.Units(rune));

    public static Spelling JavaScriptSingle { get; } = JavaScript('\'');

    public static Spelling JavaScriptDouble { get; } = JavaScript('"');

    public static Spelling Python { get; } = new("\"", "\"", static (rune, _) => rune is not ('"' or '\\' or '\n' or '\r' or 0),
        Spelling.Letters(Common + "''"),
        Spelling.Number(0xff, static value => $"\\x{value:x2}"),
        Spelling.Number(0x1ff, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        Spelling.Number(0xffff, static value => $"\\u{value:x4}"),
        static rune => $"\\U{rune.Value:x8}");

    public static Spelling Go { get; } = new("\"", "\"", static (rune, _) => rune is not ('"' or '\\' or '\n' or 0 or 0xfeff),
        Spelling.Letters(Common),
        static rune => Spelling.Bytes(rune, static value => $"\\x{value:x2}"),
        static rune => Spelling.Bytes(rune, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        Spelling.Number(0xffff, static value => $"\\u{value:x4}"),
        static rune => $"\\U{rune.Value:x8}");

    public static Spelling RubyDouble { get; } = new("\"", "\"", static (rune, next) => rune is not ('"' or '\\' or '\r') && !(rune == '#' && next is '{' or '$' or '@'),
        Spelling.Letters(Common + "e\es ##"),
        static rune => Spelling.Bytes(rune, static value => $"\\x{value:x2}"),
        static rune => $"\\u{{{rune.Value:x}}}");

    public static Spelling RubySingle { get; } = new("'", "'", static (rune, next) => rune is not ('\'' or '\r') && !(rune == '\\' && next is '\\' or '\'' or 0),
        static rune => rune.Value is '\'' or '\\' ? $"\\{rune}" : rune.ToString());

    public static Spelling PhpDouble { get; } = new("\"", "\"", static (rune, next) => rune is not ('"' or '\\' or '$') && !(rune == '{' && next == '$'),
        Spelling.Letters("n\nt\tr\rv\ve\ef\f\\\\$$\"\""),
        static rune => Spelling.Bytes(rune, static value => $"\\x{value:x2}"),
        static rune => Spelling.Bytes(rune, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        static rune => $"\\u{{{rune.Value:x}}}");

    public static Spelling Swift { get; } = new("\"", "\"", static (rune, _) => rune is not ('"' or '\\' or '\n' or '\r' or 0),
        Spelling.Letters("0\0t\tn\nr\r\"\"''\\\\"),
        static rune => $"\\u{{{rune.Value:x}}}");

    public static Spelling C { get; } = new("\"", "\"", static (rune, _) => rune is not ('"' or '\\' or '\n' or '\r' or 0),
        Spelling.Letters(Common + "''??"),
        static rune => Spelling.Bytes(rune, static value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"),
        static rune => rune.Value >= 0xa0 ? $"\\U{rune.Value:x8}" : null);

    private static Spelling JavaScript(char quote) => new($"{quote}", $"{quote}", (rune, _) => rune != quote && rune is not ('\\' or '\n' or '\r'),
        Spelling.Letters("b\bt\tn\nv\vf\fr\r\"\"''\\\\$$"),
        Spelling.Number(0xff, static value => $"\\x{value:x2}"),
        static rune => Spelling.Units(rune),
        static rune => $"\\u{{{rune.Value:x}}}");
}
