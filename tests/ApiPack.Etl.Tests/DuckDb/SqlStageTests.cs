using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class SqlStageTests
{
    private const string Joined = """
        -- items beside the number of rows that their API has
        WITH apis AS (SELECT api, count(*) AS n FROM items GROUP BY api)
        SELECT i.id, i.api, i.lang, a.n FROM items i JOIN apis a ON a.api = i.api WHERE i.id % 5 <> 0; -- done
        """;

    private const string Missing = "SELECT CAST(id AS VARCHAR) AS key, 'fifth' AS reason, api AS detail, 1 AS rows FROM items WHERE id % 5 = 0";

    [SkippableFact]
    public void Bucket_by_bucket_gives_what_the_whole_gives()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(3000)));

        var whole = lake.Run(Stages.Query(Body(Joined), StageScope.Whole) with { RejectsSql = Missing });
        var apart = lake.Run(Stages.Query(Body(Joined)) with { RejectsSql = Missing });

        lake.Fingerprint(apart.Table).ShouldBe(lake.Fingerprint(whole.Table));
        apart.Ledger.ShouldBeEquivalentTo(whole.Ledger);
        apart.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["fifth"] = 600 });
        apart.Rejects.ShouldBe(whole.Rejects);
        whole.Table.Files.ShouldHaveSingleItem().Bucket.ShouldBeNull();
        apart.Table.Files.Count.ShouldBeGreaterThan(10);
    }

    [SkippableTheory]
    [InlineData(StageScope.Api)]
    [InlineData(StageScope.Whole)]
    public void Known_partition_values_give_the_files_of_discovered_ones(StageScope scope)
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(3000)));
        var stage = Stages.Query("SELECT id, api, lang FROM items", scope) with { PartitionBy = "lang" };

        var found = lake.Run(stage);
        var known = lake.Run(stage with { PartitionValues = [.. Item.Langs, "swift"] });

        known.Table.Files.ShouldBe(found.Table.Files);
        found.Table.Files.Select(file => file.Partition).Distinct().ShouldBe(["lang=cURL", "lang=go", "lang=java"]);
        found.Table.Files.ShouldAllBe(file => file.Path.StartsWith(file.Partition + "/"));
    }

    [SkippableFact]
    public void A_table_without_rows_in_a_bucket_is_empty_there()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(500)));
        lake.Run(Stages.Query("SELECT id, api FROM items WHERE id = 3", count: "SELECT count(*) FROM items WHERE id = 3") with { Name = "few" });

        var result = lake.Run(Stages.Query("SELECT i.id, f.id AS other FROM items i LEFT JOIN few f ON f.id = i.id"));

        result.Ledger.Kept.ShouldBe(500);
        lake.Engine.Count("SELECT count(other) FROM query").ShouldBe(1);
    }

    [SkippableFact]
    public void An_empty_table_keeps_its_columns()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items([]));

        var result = lake.Run(Stages.Query("SELECT id, [text] AS texts, {'a': id, 'b': text} AS pair FROM items"));

        result.Table.Files.ShouldBeEmpty();
        result.Rejects.ShouldBeEmpty();
        result.Table.Columns.ShouldBe([new("id", "BIGINT"), new("texts", "VARCHAR[]"), new("pair", "STRUCT(a BIGINT, b VARCHAR)")]);
        lake.Engine.Count("SELECT count(*) FROM query WHERE pair.a = 1").ShouldBe(0);
        lake.Fingerprint(result.Table).Length.ShouldBe(32);
    }

    [SkippableFact]
    public void A_table_without_buckets_is_whole_in_every_bucket()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(500)));
        lake.Run(Stages.Samples([new Sample(1, "go"), new Sample(2, "java")]));

        var result = lake.Run(Stages.Query("SELECT i.id FROM items i JOIN samples s ON s.text = i.lang", count: "SELECT count(*) FROM items WHERE lang IN ('go', 'java')"));

        result.Ledger.Kept.ShouldBe(333);
    }

    private static string Body(string sql) => sql[..sql.LastIndexOf("-- done", StringComparison.Ordinal)];
}
