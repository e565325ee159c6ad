using ApiPack.Etl.Verification.C;
using ApiPack.Etl.Verification.Go;
using ApiPack.Etl.Verification.Java;
using ApiPack.Etl.Verification.JavaScript;
using ApiPack.Etl.Verification.Php;
using ApiPack.Etl.Verification.Python;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Ruby;
using ApiPack.Etl.Verification.Shell;
using ApiPack.Etl.Verification.Swift;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>Any text, spelled in any way that its language allows, is read back.</summary>
public class SpellingTests
{
    private static Gen<string> Characters => Gen.OneOf(
        Gen.Elements("'", "\"", "\\", "$", "{", "}", "#", "@", "(", "`", "%", "?", "/", " ", "\n", "\r", "\t", "\b", "\f", "\v", "\e", "\u007f"),
        Gen.Elements("a", "u", "x", "n", "0", "7", "8", "_", "$a", "${", "{$", "#{", "#$a", "#@a", "\\(", "\\u0041", "\\x41", "\\101", "\\'"),
        Gen.Elements("é", "\u2028", "\ufeff", "\u202e", "😀", "\u0080", "\u009f"),
        Gen.Choose(1, 0xd7ff).Select(static code => ((char)code).ToString()));

    private static Arbitrary<(string Text, int[] Choices)> Cases => (
        from text in Characters.ListOf().Select(string.Concat)
        from choices in Gen.Choose(0, 6).ArrayOf().Where(static choices => choices.Length > 0)
        select (text, choices)).ToArbitrary();

    [Fact]
    public void Shell_between_single_quotes() => IsReadBack(Spellings.ShellSingle, ShellWord.Append);

    [Fact]
    public void Shell_between_double_quotes() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, static one =>
        Reads.Text(ShellWord.Append, $"\"{string.Concat(one.Text.Select(static unit => "\"\\$`".Contains(unit) ? $"\\{unit}" : $"{unit}"))}\"") == one.Text));

    [Fact]
    public void Shell_between_dollar_quotes() => IsReadBack(Spellings.ShellDollar, ShellWord.Append);

    [Fact]
    public void Java() => IsReadBack(Spellings.Java, Literal.Append<JavaString>);

    [Fact]
    public void JavaScript_between_single_quotes() => IsReadBack(Spellings.JavaScriptSingle, JavaScriptValue.AppendString);

    [Fact]
    public void JavaScript_between_double_quotes() => IsReadBack(Spellings.JavaScriptDouble, JavaScriptValue.AppendString);

    [Fact]
    public void Python() => IsReadBack(Spellings.Python, Literal.Append<PythonString<DoubleQuote>>);

    [Fact]
    public void Go() => IsReadBack(Spellings.Go, Literal.Append<GoString>);

    [Fact]
    public void Ruby_between_double_quotes() => IsReadBack(Spellings.RubyDouble, Literal.Append<RubyDoubleQuoted>);

    [Fact]
    public void Ruby_between_single_quotes() => IsReadBack(Spellings.RubySingle, Literal.Append<RubySingleQuoted>, without: '\r');

    [Fact]
    public void Php_between_double_quotes() => IsReadBack(Spellings.PhpDouble, Literal.Append<PhpDoubleQuoted>);

    [Fact]
    public void Swift() => IsReadBack(Spellings.Swift, Literal.Append<SwiftString>);

    [Fact]
    public void C() => IsReadBack(Spellings.C, Literal.Append<CString>);

    private static void IsReadBack(Spelling spelling, Reads.Append read, char? without = null) => Check.QuickThrowOnFailure(Prop.ForAll(Cases, one =>
    {
        var text = without is { } dropped ? one.Text.Replace($"{dropped}", "", StringComparison.Ordinal) : one.Text;
        var literal = spelling.Write(text, one.Choices);
        return (Reads.Text(read, literal) == text).Label(literal);
    }));
}
