using ApiPack.Etl.OpenApi.Patterns;

namespace ApiPack.Etl.Tests.OpenApi;

public class PatternTests
{
    [Theory]
    [InlineData("^\\d{4}-\\d{2}$", 0, 100)]
    [InlineData("^[A-Za-z0-9_-]+$", 5, 5)]
    [InlineData("^(foo|ba[rz])+$", 7, 12)]
    [InlineData("^arn:aws(-cn)?:iam::\\d{12}:role/.+$", 20, 2048)]
    [InlineData("^(?=.*[A-Z])(?=.*\\d).{8,}$", 0, 100)]
    [InlineData("^[^\\s/]{3}$", 0, 3)]
    [InlineData("\\S", 1, 10)]
    [InlineData("^\\p{L}+ \\u0041\\x42$", 0, 100)]
    [InlineData("^[\\w.+-]+@[a-z]+\\.[a-z]{2,}$", 0, 20)]
    [InlineData("^(?:[01]\\d|2[0-3]):[0-5]\\d$", 0, 10)]
    [InlineData("^$|^x{2,3}$", 2, 3)]
    [InlineData("^[a-z]*$", 0, 64)]
    [InlineData("(?i)^abc$", 3, 3)]
    [InlineData("^(?!x)[a-z]\\b$", 1, 1)]
    public void A_text_that_the_pattern_accepts_is_made(string pattern, int least, int most)
    {
        var tree = PatternParser.Parse(pattern).ShouldNotBeNull();

        var text = PatternSample.Make(tree, least, most).ShouldNotBeNull();

        text.Length.ShouldBeInRange(least, most);
        System.Text.RegularExpressions.Regex.IsMatch(text, pattern).ShouldBeTrue();
    }

    [Theory]
    [InlineData("^a+$", "aaa", true)]
    [InlineData("^a+$", "aab", false)]
    [InlineData("b", "abc", true)]
    [InlineData("^(ab|a)c$", "ac", true)]
    [InlineData("^(?<=x)a", "xa", false)]
    [InlineData("(?<=x)a", "xa", true)]
    [InlineData("^[\\]\\-a]$", "-", true)]
    [InlineData("^[^a-c]$", "b", false)]
    [InlineData("^a{2}b?$", "aab", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    public void Matching_is_ECMAScripts(string pattern, string text, bool matches) =>
        PatternMatcher.IsMatch(PatternParser.Parse(pattern).ShouldNotBeNull(), text).ShouldBe(matches);

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("*a")]
    [InlineData("(a)\\1")]
    [InlineData("[z-a]")]
    [InlineData("\\p{Nonsense}")]
    [InlineData("a\\")]
    public void What_cannot_be_read_is_no_pattern(string pattern) => PatternParser.Parse(pattern).ShouldBeNull();

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^((a*)*)*$")]
    public void Catastrophic_patterns_end_undecided(string pattern) =>
        PatternMatcher.IsMatch(PatternParser.Parse(pattern).ShouldNotBeNull(), new string('a', 500) + "!").ShouldBeNull();

    [Theory]
    [InlineData("^((a{1000}){1000}){1000}$")]
    [InlineData("^(((a?){999999}){999999}){999999}$")]
    public void Enormous_repeats_end(string pattern) =>
        (PatternSample.Make(PatternParser.Parse(pattern).ShouldNotBeNull(), 0, 10)?.Length ?? 0).ShouldBeLessThanOrEqualTo(10);

    [Fact]
    public void Deep_groups_end() => PatternParser.Parse(new string('(', 3000) + new string(')', 900)).ShouldBeNull();
}
