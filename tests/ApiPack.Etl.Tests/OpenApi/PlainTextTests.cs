using ApiPack.Etl.OpenApi.Texts;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.OpenApi;

public class PlainTextTests
{
    [Theory]
    [InlineData("  Gets \r\n\t a pet ", "Gets a pet")]
    [InlineData("<p>Gets <b>a</b> pet.</p><!-- x --><script>alert(1)</script>", "Gets a pet.")]
    [InlineData("For <code>Id</code>.<br>Then", "For Id. Then")]
    [InlineData("a < b and c > d, 1<2", "a < b and c > d, 1<2")]
    [InlineData("Tom &amp; Jerry &lt;3", "Tom & Jerry <3")]
    [InlineData("# Title\nText with **bold**, _emphasis_, `code` and [a link](https://x.io/(a)).", "Title Text with bold, emphasis, code and a link).")]
    [InlineData("- one\n- two\n* three", "one two three")]
    [InlineData("```json\n{1}\n```", "{1}")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2")]
    [InlineData("snake_case_name and 2 * 3 = 6", "snake_case_name and 2 * 3 = 6")]
    [InlineData("![logo](x.png) See [docs][1]", "logo See docs")]
    [InlineData("a\u0000\u001b\u200bb", "a b")]
    [InlineData("...", "")]
    [InlineData("<br/>", "")]
    [InlineData(null, "")]
    [InlineData("获取用户", "获取用户")]
    public void Markup_goes_and_text_stays(string? marked, string plain) => PlainText.Of(marked, 1000).ShouldBe(plain);

    [Fact]
    public void Half_a_surrogate_pair_goes() => PlainText.Of("\ud800x\udc00😀", 1000).ShouldBe("x😀");

    [Theory]
    [InlineData("One two three", 9, "One two")]
    [InlineData("Onetwothree", 5, "Onetw")]
    [InlineData("One", 3, "One")]
    public void A_long_text_is_cut_at_a_word(string text, int most, string cut) => PlainText.Of(text, most).ShouldBe(cut);

    [Theory]
    [InlineData("Gets a pet. By id.", "Gets a pet.")]
    [InlineData("Uses v1.2 of it, e.g. here. Then.", "Uses v1.2 of it, e.g. here.")]
    [InlineData("No end", "No end")]
    public void The_first_sentence_is_found(string text, string sentence) => PlainText.FirstSentence(text, 400).ShouldBe(sentence);

    [Fact]
    public void Any_text_becomes_one_line_within_its_length() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), text =>
        {
            var plain = PlainText.Of(text, 40);
            return plain.Length <= 40 && !plain.Any(char.IsControl) && plain == plain.Trim() && !plain.Contains("  ");
        }));
}
