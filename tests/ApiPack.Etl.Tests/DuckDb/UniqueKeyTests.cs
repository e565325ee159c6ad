using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class UniqueKeyTests
{
    private static readonly Item[] Rows =
    [
        new(1, "a", "go", "second"), new(1, "a", "go", "first"), new(1, "a", "java", "other lang"), new(2, "a", "go", "alone"), new(1, "a", "go", "third"),
    ];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_row_of_a_key_is_kept_and_the_others_are_duplicates(int threads)
    {
        using var lake = new TestLake(threads);

        var result = lake.Run(Stages.Items(Rows) with { UniqueKey = ["id", "lang"], OrderBy = ["id", "text"], BatchRows = 1 });

        Kept(lake, "items").ShouldBe([Rows[1], Rows[2], Rows[3]], ignoreOrder: true);
        ShouldName(lake, result);
    }

    [SkippableFact]
    public void Keys_without_duplicates_reject_nothing()
    {
        using var lake = new TestLake();

        var result = lake.Run(Stages.Items(Item.Many(1000)) with { UniqueKey = ["id"] });

        result.Ledger.Kept.ShouldBe(1000);
        result.Rejects.ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_key_is_unique_over_all_buckets_when_the_stage_runs_as_a_whole()
    {
        using var lake = new TestLake();
        var rows = Enumerable.Range(0, 40).Select(i => new Item(1, $"api/{i}", "go", $"text {i:00}")).ToArray();

        var result = lake.Run(Stages.Items(rows) with { UniqueKey = ["id"] });

        Kept(lake, "items").ShouldBe([rows[0]]);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["duplicate"] = 39 });
        result.Table.Files.ShouldHaveSingleItem().Bucket.ShouldBe(Ids.Bucket("api/0"));
    }

    private static IEnumerable<Item> Kept(TestLake lake, string table) => [.. lake.Engine.Read($"SELECT id, api, lang, text FROM {table}", Item.Schema)];

    private static void ShouldName(TestLake lake, StageResult result)
    {
        result.Ledger.In.ShouldBe(5);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["duplicate"] = 2 });
        lake.Engine.Register(new Table
        {
            Name = "rejects",
            Columns = [new("key", "VARCHAR"), new("reason", "VARCHAR"), new("detail", "VARCHAR"), new("rows", "BIGINT")],
            Files = result.Rejects,
        });
        lake.Engine.Count("SELECT count(*) FROM rejects WHERE key = '1:go' AND reason = 'duplicate' AND detail = 'kept: id=1, text=first' AND rows = 1").ShouldBe(2);
    }
}
