using ApiPack.Etl.Instructions.LanguageModel;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Instructions.LanguageModel;

public class TokenizerTests
{
    [Fact]
    public void Any_text_comes_back_as_it_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(RandomTexts.All, static text =>
        (Tokenizer.Decode(Tokenizer.Encode(text)) == text).Label(string.Join(' ', Tokenizer.Encode(text)))));

    [Fact]
    public void Every_token_is_in_the_vocabulary() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomTexts.All, static text =>
        Tokenizer.Encode(text).All(static token => token >= TokenVocabulary.FirstByte && token < TokenVocabulary.Count)));

    [Fact]
    public void Every_character_comes_back_as_it_was()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (value is >= 0xD800 and <= 0xDFFF)
                continue;
            var text = char.ConvertFromUtf32(value);
            if (Tokenizer.Decode(Tokenizer.Encode(text)) != text)
                Assert.Fail($"U+{value:X4} does not come back");
        }
    }

    [Fact]
    public void Half_a_character_is_what_utf8_makes_of_it() => Tokenizer.Decode(Tokenizer.Encode("a\ud800b")).ShouldBe("a\ufffdb");

    [Theory]
    [InlineData("Good", 1)]
    [InlineData("Bad", 1)]
    [InlineData(" users", 1)]
    [InlineData("List all users", 3)]
    [InlineData("é", 2)]
    [InlineData("🎉", 4)]
    public void Words_are_one_token_and_other_characters_their_bytes(string text, int tokens) => Tokenizer.Encode(text).Count.ShouldBe(tokens);

    [Theory]
    [InlineData("list the ", "users")]
    [InlineData("instruct", "ion")]
    public void A_token_may_span_a_boundary_that_is_no_line_end(string before, string after) =>
        Tokenizer.Encode(before + after).Count.ShouldBeLessThan(Tokenizer.Encode(before).Count + Tokenizer.Encode(after).Count);

    [Fact]
    public void No_token_spans_a_line_end() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomTexts.All, RandomTexts.All, static (before, after) =>
        Tokenizer.Encode(before + "\n" + after).SequenceEqual([.. Tokenizer.Encode(before + "\n"), .. Tokenizer.Encode(after)])));
}
