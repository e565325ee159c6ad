using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Values;
using ApiPack.Etl.OpenApi.Wire;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.OpenApi;

public class PercentEncodingTests
{
    private static void ForAnyText(Func<string, bool> holds) =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string>(ArbMap.Default.ArbFor<string>().Filter(text => text is not null && !text.Any(char.IsSurrogate)), holds));

    [Fact]
    public void A_component_decodes_to_itself() => ForAnyText(text => Uri.UnescapeDataString(PercentEncoding.Component(text)) == text);

    [Fact]
    public void A_component_ends_neither_pair_nor_query() => ForAnyText(text => PercentEncoding.Component(text).IndexOfAny(['&', '=', '+', '#', '?', '/']) < 0);

    [Fact]
    public void A_form_component_decodes_to_itself() => ForAnyText(text => Uri.UnescapeDataString(PercentEncoding.FormComponent(text).Replace('+', ' ')) == text);

    [Fact]
    public void A_reserved_component_ends_neither_pair_nor_query() => ForAnyText(text => PercentEncoding.ReservedComponent(text).IndexOfAny(['&', '=', '+', '#', ' ']) < 0);

    [Fact]
    public void A_segment_stays_one_segment() => ForAnyText(text => PercentEncoding.Segment(text).IndexOfAny(['/', '?', '#', ' ']) < 0 && Uri.UnescapeDataString(PercentEncoding.Segment(text)) == text);

    [Fact]
    public void Encoding_a_path_twice_changes_nothing() => ForAnyText(text => PercentEncoding.Path(PercentEncoding.Path(text)) == PercentEncoding.Path(text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => PercentEncoding.Component("\ud83d!😀").ShouldBe("%EF%BF%BD!%F0%9F%98%80");

    [Fact]
    public void Exploded_items_decode_to_the_items() => ForAnyText(text =>
    {
        var pairs = StyledPairs.Of("n", Sample.OfItems([Sample.OfText(text), Sample.OfText("x")]), new PairStyle(Style.Form, true, PercentEncoding.Component));
        return pairs.Count == 2 && Uri.UnescapeDataString(pairs[0].Encoded[2..]) == text && pairs[0].Value == text;
    });

    [Fact]
    public void Json_text_reads_back_as_the_text() => ForAnyText(text =>
        System.Text.Json.JsonDocument.Parse(SampleJson.Write(Sample.OfText(text))).RootElement.GetString() == text
        && System.Text.Encoding.UTF8.GetByteCount(SampleJson.Write(Sample.OfText(text))) == Sample.OfText(text).JsonSize);
}
