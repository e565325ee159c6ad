using System.Text;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Core.Rows;

public sealed class JsonRowTests
{
    private static readonly string Controls = string.Concat(Enumerable.Range(0, 0x20).Append(0x7f).Append(0x85).Append(0x2028).Append(0x2029).Append(0xfeff).Select(code => (char)code));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-0.0)]
    [InlineData(0.1)]
    [InlineData(1e21)]
    [InlineData(9007199254740993d)]
    public void Floats_keep_every_bit(double value) =>
        BitConverter.DoubleToInt64Bits(RoundTrip(new Sample(1, Double: value)).Double!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_float_that_is_no_number_is_an_error_that_names_its_column(double value) =>
        Should.Throw<InvalidOperationException>(() => RoundTrip(new Sample(1, Double: value))).Message.ShouldStartWith("column double holds ");

    [Fact]
    public void Integers_keep_their_ends()
    {
        RoundTrip(new Sample(long.MinValue, Long: long.MaxValue)).ShouldBe(new Sample(long.MinValue, Long: long.MaxValue));
    }

    [Fact]
    public void A_line_has_no_control_character_but_its_end()
    {
        var row = new Sample(1, Controls, List: [Controls, "\\N"]);

        var line = JsonRows.Write(Sample.Schema, [row]);

        line[^1].ShouldBe((byte)'\n');
        line[..^1].ShouldAllBe(octet => octet >= 0x20);
        foreach (var lineEnd in new[] { '\u0085', '\u2028', '\u2029' })
            Encoding.UTF8.GetString(line).ShouldNotContain(lineEnd);
        RoundTrip(row).ShouldBe(row);
    }

    [Fact]
    public void A_surrogate_without_its_pair_becomes_the_replacement_character_wherever_it_stands()
    {
        var text = new string('a', 16_383);

        foreach (var lone in new[] { "\ud800", "\udc00", "\ud800\ud800", "\udc00\ud800" })
        {
            RoundTrip(new Sample(1, $"{text}{lone}b", List: [lone])).ShouldBe(new Sample(1, $"{text}{Utf8(lone)}b", List: [Utf8(lone)]));
            RoundTrip(new Sample(1, $"{lone}{text}")).Text.ShouldBe($"{Utf8(lone)}{text}");
        }
    }

    [Fact]
    public void A_pair_across_the_pieces_of_a_long_text_stays_a_pair()
    {
        foreach (var length in Enumerable.Range(16_380, 8))
            RoundTrip(new Sample(1, string.Concat(new string('a', length), "😀", new string('\n', 40_000)))).Text.ShouldBe(string.Concat(new string('a', length), "😀", new string('\n', 40_000)));
    }

    [Fact]
    public void Random_rows_come_back()
    {
        var character = Gen.Frequency(
            (6, Gen.Choose(0x20, 0x7e)), (3, Gen.Choose(0, 0x1f)), (2, Gen.Choose(0x7f, 0xffff)),
            (2, Gen.Choose(0xd800, 0xdfff)), (2, Gen.Elements(0x2028, 0x2029, 0x85, '"', '\\', '/', '\t', 1))).Select(code => (char)code);
        var phrase = Few(character, 12).Select(characters => new string(characters));
        var text = Gen.Frequency((8, phrase), (1, phrase.SelectMany(part => Gen.Choose(1000, 3000).Select(times => string.Concat(Enumerable.Repeat(part, times))))));
        var row =
            from id in ArbMap.Default.GeneratorFor<long>()
            from body in text.OrNull()
            from number in ArbMap.Default.GeneratorFor<long?>()
            from real in ArbMap.Default.GeneratorFor<NormalFloat>()
            from flag in ArbMap.Default.GeneratorFor<bool?>()
            from list in Few(text, 3)
            select new Sample(id, body, number, real.Get, flag, [.. list]);
        var property = Prop.ForAll(Few(row, 4).ToArbitrary(), Gen.Choose(1, 70_000).ToArbitrary(), (rows, atOnce) =>
        {
            using var trickle = new TricklingStream(JsonRows.Write(Sample.Schema, rows), atOnce);
            return JsonRows.Read(Sample.Schema, trickle).SequenceEqual(rows.Select(AsUtf8));
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Theory]
    [InlineData("""{"list":[],"id":1}""")]
    [InlineData("""{ "id" : 1 , "text" : null , "list" : [ ] , "boolean":null}""")]
    [InlineData("""{"\u0069d":1,"list":[]}""")]
    public void Columns_may_come_in_any_order_and_be_left_out(string line) => JsonRows.Read(Sample.Schema, line).ShouldBe(new Sample(1));

    [Theory]
    [InlineData("""{"id":1,"list":[],"text":"a\/b\u0001\ud83d\ude00\ud800"}""", "a/b\u0001😀\ufffd")]
    [InlineData("""{"id":1,"list":[],"text":"\udc00\b\f\n\r\t\"\\é"}""", "\ufffd\b\f\n\r\t\"\\é")]
    public void Escapes_of_other_writers_are_read(string line, string text) => JsonRows.Read(Sample.Schema, line).Text.ShouldBe(text);

    [Theory]
    [InlineData("\\N", "no JSON object")]
    [InlineData("", "no JSON object")]
    [InlineData("[1]", "must be a JSON object")]
    [InlineData("""{"id":1""", "no JSON object")]
    [InlineData("""{"id":1,"list":[]} {}""", "no JSON object")]
    [InlineData("""{"id":1,"ID":2,"list":[]}""", "property ID is no column; the columns are id, text, long, double, boolean, list")]
    [InlineData("""{"id":1,"id":2,"list":[]}""", "column id is given twice")]
    [InlineData("""{"id":"1","list":[]}""", "column id (Long) is a JSON String")]
    [InlineData("""{"id":1.5,"list":[]}""", "column id (Long) is no 64-bit integer")]
    [InlineData("""{"id":9223372036854775808,"list":[]}""", "column id (Long) is no 64-bit integer")]
    [InlineData("""{"list":[]}""", "column id (Long) holds NULL")]
    [InlineData("""{"id":1,"double":"NaN","list":[]}""", "column double (Double) is a JSON String")]
    [InlineData("""{"id":1,"double":1e400,"list":[]}""", "column double (Double) is no 64-bit float")]
    [InlineData("""{"id":1,"boolean":1,"list":[]}""", "column boolean (Boolean) is a JSON Number")]
    [InlineData("""{"id":1,"list":["a",null]}""", "column list (TextList) holds a JSON Null")]
    [InlineData("""{"id":1,"list":"a"}""", "column list (TextList) is a JSON String")]
    public void What_is_no_row_is_an_error_that_says_why(string line, string message) =>
        Should.Throw<InvalidDataException>(() => JsonRows.Read(Sample.Schema, line)).Message.ShouldContain(message);

    [Fact]
    public void Text_that_is_not_utf8_is_an_error()
    {
        using var bytes = new MemoryStream([.. """{"id":1,"list":[],"text":"""u8, (byte)'"', 0xff, (byte)'"', (byte)'}']);

        Should.Throw<InvalidDataException>(() => JsonRows.Read(Sample.Schema, bytes)).Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void Values_must_be_as_the_columns_say()
    {
        Written((_, _) => { }).ShouldBe("a row has 1 columns, but 0 were written");
        Written((_, to) => { to.Long(1); to.Long(2); }).ShouldBe("a row has 1 columns, but more were written");
        Written((_, to) => to.Text("1")).ShouldBe("column id is Long, but was written as Text");

        static string Written(Action<int, IRowWriter> write) =>
            Should.Throw<InvalidOperationException>(() => JsonRows.Write(new RowSchema<int>([new("id", ColumnType.Long)], write, static _ => 0), [1])).Message;
    }

    private static Gen<T[]> Few<T>(Gen<T> items, int most) => Gen.Choose(0, most).SelectMany(count => items.ArrayOf(count));

    private static Sample RoundTrip(Sample row)
    {
        using var stream = new MemoryStream(JsonRows.Write(Sample.Schema, [row]));
        return JsonRows.Read(Sample.Schema, stream).Single();
    }

    private static Sample AsUtf8(Sample row) => row with { Text = row.Text is null ? null : Utf8(row.Text), List = [.. (row.List ?? []).Select(Utf8)] };

    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
