using ApiPack.Etl.Lake.HuggingFace;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.Serialization;

namespace ApiPack.Etl.Tests.Lake.HuggingFace;

public class CardYamlTests
{
    [Theory]
    [InlineData(0, "n<1K")]
    [InlineData(999, "n<1K")]
    [InlineData(1_000, "1K<n<10K")]
    [InlineData(1_128_599, "1M<n<10M")]
    public void A_number_of_rows_has_the_hubs_name(long rows, string expected) => CardYaml.SizeCategory(rows).ShouldBe(expected);

    [Theory]
    [InlineData("string", "string")]
    [InlineData("no", "\"no\"")]
    [InlineData("NULL", "\"NULL\"")]
    [InlineData("1K<n", "\"1K<n\"")]
    [InlineData("timestamp[us, tz=UTC]", "\"timestamp[us, tz=UTC]\"")]
    [InlineData("a: b # c", "\"a: b # c\"")]
    public void Text_with_a_meaning_in_YAML_is_quoted(string text, string expected) => CardYaml.Scalar(text).ShouldBe(expected);

    [Fact]
    public void Every_text_is_one_line_and_a_YAML_reader_gives_it_back() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null && !text.Any(char.IsSurrogate)).ToArbitrary(),
        text =>
        {
            var scalar = CardYaml.Scalar(text);
            return !scalar.Contains('\n', StringComparison.Ordinal) && new Deserializer().Deserialize<Dictionary<string, string>>($"key: {scalar}\n")["key"] == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_breaks_out_of_a_table_cell() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).ToArbitrary(),
        text => !CardTable.Text(text).Any("|<>`\n\r[]*".Contains))
        .QuickCheckThrowOnFailure();
}
