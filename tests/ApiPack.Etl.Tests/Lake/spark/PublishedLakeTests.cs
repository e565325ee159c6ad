using System.Text.Json;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Verification;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.Lake.Spark;

/// <summary>Tables of the embedded engine, published twice: verified by the engine, and read at both versions by the real Delta reader.</summary>
[Collection(SparkTests.Name)]
[Trait("needs", "spark")]
public sealed class PublishedLakeTests(SparkFixture spark) : IDisposable
{
    private readonly LakeFixture lake = new();

    [SkippableFact]
    public void Every_table_of_every_version_has_the_rows_that_its_manifest_says()
    {
        _ = spark.Reader;
        using var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = lake.Store.Root, Threads = 2 });
        Publish(engine, rows: 40).Version.ShouldBe("1.0.0");
        Publish(engine, rows: 43).Version.ShouldBe("1.1.0");
        Publish(engine, rows: 43).Version.ShouldBe("1.1.0");

        foreach (var manifest in lake.Versions.List().Select(lake.Versions.Read))
        {
            new LakeVerifier(lake.Store, CountsOf(engine)).Verify(manifest.Version).ShouldBeEmpty();
            foreach (var (name, table) in manifest.Tables)
            {
                var folder = lake.Store.Resolve(LakePath.Table(name));
                var columns = table.Columns.Select(column => column.Name).ToList();
                var read = spark.Reader.Read(new DeltaRequest(folder, table.DeltaVersion, columns));

                read.Rows.ShouldBe(table.Rows);
                read.Columns.ShouldBe(columns, ignoreOrder: true);
                read.Hash.ShouldBe(spark.Reader.ReadParquet([.. table.Files.Select(file => Path.Combine(folder, file.Path))], folder, columns).Hash);
            }
        }
    }

    [SkippableFact]
    public void Nested_values_of_the_engine_are_the_readers_values()
    {
        _ = spark.Reader;
        using var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = lake.Store.Root, Threads = 2 });
        Publish(engine, rows: 40);

        var row = spark.Reader.Rows($"SELECT * FROM delta.`{lake.Store.Resolve(LakePath.Table("instances"))}` WHERE id = 8").Single();

        JsonSerializer.Serialize(row["call"]).ShouldBe("""{"text":"a \u0027b\u0027","arguments":["8","x"]}""");
        row["lang"]!.GetValue<string>().ShouldBe("python");
        row.ContainsKey("score").ShouldBeFalse();
    }

    public void Dispose() => lake.Dispose();

    private Manifest Publish(DuckDbEngine engine, int rows)
    {
        var result = engine.Run(Instances(rows), null, CancellationToken.None);
        var rejects = new Table
        {
            Name = "rejects",
            PartitionBy = "stage",
            Columns = [new("stage", "VARCHAR"), new("key", "VARCHAR"), new("reason", "VARCHAR"), new("detail", "VARCHAR"), new("rows", "BIGINT")],
            Files = result.Rejects,
        };
        return lake.Versions.Publish(LakeFixture.Of(result.Table) with
        {
            Tables = [.. new[] { result.Table, rejects }.Select(table => new PublishedTable(table, engine.Fingerprint(table, CancellationToken.None)))],
            Ledger = [result.Ledger],
        }).Manifest;
    }

    private static SqlStage Instances(int rows) => new()
    {
        Name = "instances",
        Scope = StageScope.Whole,
        OrderBy = ["id"],
        PartitionBy = "lang",
        Sql = $$"""
            SELECT n AS id, CASE WHEN n % 3 = 0 THEN 'libcurl' ELSE 'python' END AS lang, CASE WHEN n % 2 = 1 THEN n / 4 END AS score,
                   {'text': 'a ''b''', 'arguments': [CAST(n AS VARCHAR), 'x']} AS call, [{'idx': n, 'good': n > 3}] AS candidates
            FROM range({{rows}}) AS t(n) WHERE n % 10 <> 7
            """,
        InputCountSql = $"SELECT CAST({rows} AS BIGINT)",
        RejectsSql = $"SELECT CAST(n AS VARCHAR) AS key, 'seven' AS reason, '' AS detail, CAST(1 AS BIGINT) AS rows FROM range({rows}) AS t(n) WHERE n % 10 = 7",
    };

    private ParquetCounts CountsOf(DuckDbEngine engine) => new()
    {
        Rows = path => engine.Count($"SELECT count(*) FROM read_parquet('{lake.Store.Resolve(path)}')"),
        RejectedRows = paths => engine.Count($"SELECT CAST(sum(rows) AS BIGINT) FROM read_parquet([{string.Join(", ", paths.Select(path => $"'{lake.Store.Resolve(path)}'"))}])"),
    };
}
