using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class RoundTripTests
{
    private static readonly string Long = new('x', 1_000_000);

    private static readonly Sample[] Cases =
    [
        new(0),
        new(1, "", 0, 0, false, []),
        new(2, "twelve bytes", long.MaxValue, double.MaxValue, true, ["a"]),
        new(3, "thirteen byte", long.MinValue, double.Epsilon, true, ["", "é", "a text that is longer than twelve bytes"]),
        new(4, "nul \0 inside", -1, double.NegativeInfinity, false, ["\0"]),
        new(5, "日本語 😀 e\u0301 \u202e \ufeff", 1, -0.1, null, ["😀"]),
        new(6, "line\nfeed\r\ttab 'quote' \"double\" \\ $x {{y}}", null, null, null, null),
        new(7, Long, 7, 7, true, [Long, Long]),
    ];

    [SkippableFact]
    public void Every_type_comes_back_as_it_was_written() => RoundTrip(Cases).ShouldBe(Cases);

    [SkippableFact]
    public void A_surrogate_without_its_pair_becomes_the_replacement_character() =>
        RoundTrip([new Sample(1, "a\ud800b", List: ["\udc00"])]).ShouldBe([new Sample(1, "a\ufffdb", List: ["\ufffd"])]);

    [SkippableFact]
    public void Rows_beyond_one_chunk_come_back()
    {
        var rows = Enumerable.Range(0, 5000)
            .Select(i => new Sample(i, i % 3 == 0 ? null : $"text number {i}", i, i / 7.0, i % 2 == 0, [.. Enumerable.Range(0, i % 5).Select(n => n == 0 ? $"{i}" : $"repeated item {n}")]))
            .ToArray();

        RoundTrip(rows).ShouldBe(rows);
    }

    [SkippableFact]
    public void Random_rows_come_back()
    {
        using var lake = new TestLake();
        var texts = ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => Paired(text.Get ?? ""));
        var row =
            from text in texts.OrNull()
            from number in ArbMap.Default.GeneratorFor<long?>()
            from real in ArbMap.Default.GeneratorFor<NormalFloat>()
            from flag in ArbMap.Default.GeneratorFor<bool?>()
            from list in texts.ListOf()
            select new Sample(0, text, number, real.Get, flag, [.. list]);
        var property = Prop.ForAll(row.ListOf().ToArbitrary(), rows =>
        {
            var numbered = rows.Select((sample, i) => sample with { Id = i }).ToArray();
            var table = lake.Run(Stages.Samples(numbered)).Table;
            return numbered.Length == 0
                ? table.Files.Count == 0
                : lake.Engine.Read("SELECT * FROM samples ORDER BY id", Sample.Schema).SequenceEqual(numbered);
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static IEnumerable<Sample> RoundTrip(IEnumerable<Sample> rows)
    {
        using var lake = new TestLake();
        lake.Run(Stages.Samples(rows));
        return [.. lake.Engine.Read("SELECT * FROM samples ORDER BY id", Sample.Schema)];
    }

    private static string Paired(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
