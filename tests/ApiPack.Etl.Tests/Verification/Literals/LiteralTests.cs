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

namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>The rules of each language's literals; null where the language refuses the literal or puts something else in its place.</summary>
public class LiteralTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("'it'\\''s'", "it's")]
    [InlineData("a'b c'\"d\"", "ab cd")]
    [InlineData("\"a\\\"\\$\\`\\\\b\\n\"", "a\"$`\\b\\n")]
    [InlineData("\"a\\\nb\"", "ab")]
    [InlineData("$'a\\n\\x41\\u00e9\\'\\101'", "a\nAé'A")]
    [InlineData("$'\\xc3\\xa9'", "é")]
    [InlineData("''", "")]
    [InlineData("\\ a", " a")]
    [InlineData("\"$x\"", null)]
    [InlineData("\"`x`\"", null)]
    [InlineData("$x", null)]
    [InlineData("a b", null)]
    [InlineData("a*", null)]
    [InlineData("a;b", null)]
    [InlineData("a{b,c}", null)]
    [InlineData("'a", null)]
    [InlineData("$'\\xc3'", null)]
    [InlineData("$'\\0'", null)]
    [InlineData("", null)]
    public void Shell(string literal, string? text) => Reads.Text(ShellWord.Append, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\b\\t\\n\\f\\r\\s\\\"\\'\\\\z\"", "a\b\t\n\f\r \"'\\z")]
    [InlineData("\"\\u0041\\uuu0042\"", "AB")]
    [InlineData("\"\\\\u0007\"", "\\u0007")]
    [InlineData("\"\\0\\12\\377\\400\"", "\0\nÿ 0")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"$x ${x} #{x} \\\\(x)\"", "$x ${x} #{x} \\(x)")]
    [InlineData("\"\\u0022\"", null)]
    [InlineData("\"\\u000a\"", null)]
    [InlineData("\"\\u005c\"", null)]
    [InlineData("\"a\nb\"", null)]
    [InlineData("\"\\x41\"", null)]
    [InlineData("\"\\u41\"", null)]
    [InlineData("\"a", null)]
    [InlineData("\"a\"b\"", null)]
    public void Java(string literal, string? text) => Reads.Text(Literal.Append<JavaString>, literal).ShouldBe(text);

    [Theory]
    [InlineData("'it\\'s \"q\" \\b\\t\\n\\v\\f\\r\\\\'", "it's \"q\" \b\t\n\v\f\r\\")]
    [InlineData("'\\x41\\u0042\\u{1f600}\\0'", "AB😀\0")]
    [InlineData("'MyDomain\\UserA'", "MyDomainUserA")]
    [InlineData("'a\\\nb'", "ab")]
    [InlineData("'\u2028$x ${x}'", "\u2028$x ${x}")]
    [InlineData("\"a'b\"", "a'b")]
    [InlineData("'a\nb'", null)]
    [InlineData("'\\1'", null)]
    [InlineData("'\\01'", null)]
    [InlineData("'\\x4'", null)]
    [InlineData("'\\u{110000}'", null)]
    [InlineData("`a`", null)]
    public void JavaScript(string literal, string? text) => Reads.Text(JavaScriptValue.AppendString, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'\"", "a\a\b\f\n\r\t\v\\\"'")]
    [InlineData("\"\\x41\\u0042\\U0001F600\\101\\0\"", "AB😀A\0")]
    [InlineData("\"a\\\nb\"", "ab")]
    [InlineData("\"{x} $x %s\"", "{x} $x %s")]
    [InlineData("\"\\ud83d\\ude00\"", null)]
    [InlineData("\"\\/\"", null)]
    [InlineData("\"\\N{BULLET}\"", null)]
    [InlineData("\"a\nb\"", null)]
    [InlineData("\"\\u41\"", null)]
    public void Python(string literal, string? text) => Reads.Text(Literal.Append<PythonString<DoubleQuote>>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"\\xc3\\xa9\\101\"", "éA")]
    [InlineData("\"\\n\"", "\n")]
    [InlineData("\"é\"", null)]
    [InlineData("\"\\u0041\"", null)]
    [InlineData("\"\\xe9\"", null)]
    public void Python_bytes(string literal, string? text) => Reads.Text(Literal.Append<PythonBytes<DoubleQuote>>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"", "a\a\b\f\n\r\t\v\\\"")]
    [InlineData("\"\\x41\\u0042\\U0001F600\\101\"", "AB😀A")]
    [InlineData("\"\\xc3\\xa9\"", "é")]
    [InlineData("\"\\'\"", null)]
    [InlineData("\"\\ud83d\\ude00\"", null)]
    [InlineData("\"\\1\"", null)]
    [InlineData("\"\\400\"", null)]
    [InlineData("\"\\xc3\"", null)]
    [InlineData("\"\\/\"", null)]
    [InlineData("\"a\nb\"", null)]
    [InlineData("\"\ufeff\"", null)]
    public void Go(string literal, string? text) => Reads.Text(Literal.Append<GoString>, literal).ShouldBe(text);

    [Theory]
    [InlineData("`a\\n\"\nb`", "a\\n\"\nb")]
    [InlineData("`a\r\nb`", "a\nb")]
    [InlineData("`a", null)]
    public void Go_raw(string literal, string? text) => Reads.Text(Literal.Append<GoRawString>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\a\\b\\t\\n\\v\\f\\r\\e\\s\\\"\\\\\\q\"", "a\a\b\t\n\v\f\r\e \"\\q")]
    [InlineData("\"\\x41\\u0042\\u{43 1f600}\\101\\0\"", "ABC😀A\0")]
    [InlineData("\"\\xc3\\xa9\"", "é")]
    [InlineData("\"# #a #1 #- \\#{x} \\#$x \\#@x #\"", "# #a #1 #- #{x} #$x #@x #")]
    [InlineData("\"#$ #@ #@1 #$(\"", "#$ #@ #@1 #$(")]
    [InlineData("\"a\nb\\\nc\"", "a\nbc")]
    [InlineData("\"#{x}\"", null)]
    [InlineData("\"#$x\"", null)]
    [InlineData("\"#$1\"", null)]
    [InlineData("\"#$!\"", null)]
    [InlineData("\"#@x\"", null)]
    [InlineData("\"#@@x\"", null)]
    [InlineData("\"\\ud83d\"", null)]
    [InlineData("\"\\xff\"", null)]
    [InlineData("\"\\cA\"", null)]
    [InlineData("\"a\r\nb\"", null)]
    public void Ruby_double(string literal, string? text) => Reads.Text(Literal.Append<RubyDoubleQuoted>, literal).ShouldBe(text);

    [Theory]
    [InlineData("'it\\'s \\\\ \\n #{x}'", "it's \\ \\n #{x}")]
    [InlineData("'a\\'", null)]
    public void Ruby_single(string literal, string? text) => Reads.Text(Literal.Append<RubySingleQuoted>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\n\\t\\r\\v\\e\\f\\\\\\$\\\"\"", "a\n\t\r\v\e\f\\$\"")]
    [InlineData("\"\\x41\\101\\u{1f600}\"", "AA😀")]
    [InlineData("\"\\xc3\\xa9\"", "é")]
    [InlineData("\"\\u0041\\b\\/\\q\\'\"", "\\u0041\\b\\/\\q\\'")]
    [InlineData("\"\\xg\"", "\\xg")]
    [InlineData("\"$ $1 {a} { $\"", "$ $1 {a} { $")]
    [InlineData("\"it's #{x}\nb\"", "it's #{x}\nb")]
    [InlineData("\"$x\"", null)]
    [InlineData("\"$_\"", null)]
    [InlineData("\"$é\"", null)]
    [InlineData("\"${x}\"", null)]
    [InlineData("\"{$x}\"", null)]
    [InlineData("\"{$\"", null)]
    [InlineData("\"pa$$word\"", null)]
    [InlineData("\"\\xff\"", null)]
    public void Php_double(string literal, string? text) => Reads.Text(Literal.Append<PhpDoubleQuoted>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\0\\t\\n\\r\\\"\\'\\\\\"", "a\0\t\n\r\"'\\")]
    [InlineData("\"\\u{41}\\u{1f600}\"", "A😀")]
    [InlineData("\"$x #{x} (x)\"", "$x #{x} (x)")]
    [InlineData("\"\\(x)\"", null)]
    [InlineData("\"\\b\"", null)]
    [InlineData("\"\\/\"", null)]
    [InlineData("\"\\u0041\"", null)]
    [InlineData("\"\\u{d83d}\"", null)]
    [InlineData("\"a\nb\"", null)]
    public void Swift(string literal, string? text) => Reads.Text(Literal.Append<SwiftString>, literal).ShouldBe(text);

    [Theory]
    [InlineData("\"a\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\'\\?\"", "a\a\b\f\n\r\t\v\\\"'?")]
    [InlineData("\"\\x41\\101\\0101\\u00e9\\U0001F600\"", "AA\b1é😀")]
    [InlineData("\"\\xc3\\xa9\"", "é")]
    [InlineData("\"a\\\nb\"", "ab")]
    [InlineData("\"%s $x\"", "%s $x")]
    [InlineData("\"\\x41b\"", null)]
    [InlineData("\"\\u0007\"", null)]
    [InlineData("\"\\ud83d\"", null)]
    [InlineData("\"\\0\"", null)]
    [InlineData("\"\\/\"", null)]
    [InlineData("\"a\nb\"", null)]
    public void C(string literal, string? text) => Reads.Text(Literal.Append<CString>, literal).ShouldBe(text);
}
