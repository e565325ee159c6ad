using ApiPack.Etl.Calls.CLibcurl;
using ApiPack.Etl.Calls.Code;
using ApiPack.Etl.Calls.GoNative;
using ApiPack.Etl.Calls.JavaOkhttp;
using ApiPack.Etl.Calls.NodeRequest;
using ApiPack.Etl.Calls.PhpCurl;
using ApiPack.Etl.Calls.PythonPython3;
using ApiPack.Etl.Calls.RubyNative;
using ApiPack.Etl.Calls.ShellCurl;
using ApiPack.Etl.Calls.SwiftNsurlsession;
using ApiPack.Etl.Tests.Calls.Unquoting;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Calls;

/// <summary>A literal means the text it was written for, whatever the text.</summary>
public class LiteralTests
{
    /// <summary>Texts of what languages find special, and of any other character but NUL and lone surrogates.</summary>
    private static Arbitrary<string> Texts => Gen.OneOf(
            Gen.Elements("'", "\"", "\\", "$", "{", "}", "#", "@", "(", ")", "`", "%", "?", "/", " ", "\n", "\r", "\t", "\b", "\f", "\u000b", "\u001b", "\u007f"),
            Gen.Elements("a", "u", "x", "n", "0", "7", "8", "_", "$a", "${", "{$", "#{", "#$", "#@", "\\(", "\\u0041", "\\x41", "\\101", "\\'", "??/", "'''"),
            Gen.Elements("\u00e9", "\u2028", "\u2029", "\ufeff", "\u202e", "\ud83d\ude00", "\ud83d\udc68\u200d\ud83d\udc69"),
            Gen.Choose(1, 0xd7ff).Select(static code => ((char)code).ToString()))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    [Fact]
    public void A_shell_word_is_read_back() => ReadsBack<ShellString>(Unquoters.ShellWord);

    [Fact]
    public void A_Java_string_is_read_back() => ReadsBack<JavaString>(Unquoters.Java.Read);

    [Fact]
    public void A_Node_string_is_read_back() => ReadsBack<NodeString>(Unquoters.JavaScriptSingle.Read);

    [Fact]
    public void A_JavaScript_string_is_read_back() => ReadsBack<JsonString>(Unquoters.JavaScriptDouble.Read);

    [Fact]
    public void A_Python_string_is_read_back() => ReadsBack<PythonString>(Unquoters.Python.Read);

    [Fact]
    public void A_single_quoted_Python_string_is_read_back() => ReadsBack<PythonSingleString>(Unquoters.PythonSingle.Read);

    [Fact]
    public void A_Go_string_is_read_back() => ReadsBack<GoString>(Unquoters.Go.Read);

    [Fact]
    public void A_Ruby_string_is_read_back() => ReadsBack<RubyString>(Unquoters.Ruby.Read);

    [Fact]
    public void A_single_quoted_Ruby_string_is_read_back() => ReadsBack<RubySingleString>(Unquoters.RubySingle.Read);

    [Fact]
    public void A_PHP_string_is_read_back() => ReadsBack<PhpString>(Unquoters.Php.Read);

    [Fact]
    public void A_Swift_string_is_read_back() => ReadsBack<SwiftString>(Unquoters.Swift.Read);

    [Fact]
    public void A_C_string_is_read_back() => ReadsBack<CString>(Unquoters.C.Read);

    [Fact]
    public void A_common_string_is_what_all_its_languages_write() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Texts, text =>
        CommonString.Of(text) is not { } common
        || new[] { Quote<JavaString>(text), Quote<PythonString>(text), Quote<GoString>(text), Quote<RubyString>(text), Quote<PhpString>(text), Quote<CString>(text) }.All(own => own == common)));

    [Theory]
    [InlineData("{\"a\":\"b\\n\"}\r\n\t\u00e9", "\"{\\\"a\\\":\\\"b\\\\n\\\"}\\r\\n\\t\u00e9\"")]
    [InlineData("#{name}", null)]
    [InlineData("$name", null)]
    [InlineData("\ufeff", null)]
    [InlineData("\u0001", null)]
    public void A_JSON_body_has_a_common_string_where_no_language_reads_more_into_it(string text, string? literal) => CommonString.Of(text).ShouldBe(literal);

    [Theory]
    [InlineData(65_535, 'a', 1)]
    [InlineData(65_536, 'a', 4)]
    [InlineData(32_767, '\u00e9', 1)]
    [InlineData(32_768, '\u00e9', 2)]
    [InlineData(21_845, '\u4f60', 1)]
    [InlineData(21_846, '\u4f60', 2)]
    public void A_Java_constant_holds_at_most_65535_bytes(int length, char character, int constants)
    {
        var text = new string(character, length);
        var code = Quote<JavaString>(text);
        var parts = code.StartsWith("String.join(\"\", ", StringComparison.Ordinal) ? code[16..^1].Split(", ") : [code];
        parts.Length.ShouldBe(constants);
        string.Concat(parts.Select(Unquoters.Java.Read)).ShouldBe(text);
    }

    [Fact]
    public void A_Java_constant_ends_at_no_half_character()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\ud83d\ude00", 20_000));
        Quote<JavaString>(text)[16..^1].Split(", ").Count(static part => char.IsHighSurrogate(part[^2])).ShouldBe(0);
    }

    private static void ReadsBack<TLiteral>(Func<string, string> read) where TLiteral : ILiteral =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Texts, text => read(Quote<TLiteral>(text)) == text));

    private static string Quote<TLiteral>(string text) where TLiteral : ILiteral
    {
        using var code = new CodeWriter();
        TLiteral.Write(text, code);
        return code.ToString();
    }
}
