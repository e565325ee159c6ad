using System.Security.Cryptography;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Delta;

namespace ApiPack.Etl.Tests.Lake.Spark;

/// <summary>Logs of ours over Parquet files of Spark's, judged by the real Delta reader.</summary>
[Collection(SparkTests.Name)]
[Trait("needs", "spark")]
public sealed class RealDeltaReaderTests(SparkFixture spark) : IDisposable
{
    // Without UNION, whose class needs a jar that a trimmed Spark may lack.
    private const string FirstRows = """
        SELECT id, CASE WHEN id < 5 THEN 'python' ELSE 'objective-c_2.0' END AS lang, CASE WHEN id < 5 THEN concat('é "', id, '"') END AS name,
               CASE WHEN id < 5 THEN CAST(id AS DOUBLE) / 3 END AS score, CASE WHEN id < 5 THEN array('a', CAST(id AS STRING)) END AS tags,
               CASE WHEN id < 5 THEN array(named_struct('idx', id, 'call', named_struct('good', id % 2 = 0, 'args', array(id)))) END AS candidates
        FROM range(8)
        """;

    private static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("id", "BIGINT"), new("name", "VARCHAR"), new("score", "DOUBLE"), new("tags", "VARCHAR[]"),
        new("candidates", "STRUCT(idx BIGINT, \"call\" STRUCT(good BOOLEAN, args BIGINT[]))[]"), new("lang", "VARCHAR"),
    ];

    private readonly LakeFixture lake = new();

    [SkippableFact]
    public void Both_versions_of_a_table_are_read_with_their_own_rows()
    {
        var first = Written(FirstRows);
        Commit(first, "1.0.0").ShouldBe(0);
        var added = Written("SELECT id, 'go' AS lang, 'x' AS name, 1.5D AS score, array('t') AS tags, CAST(NULL AS ARRAY<STRUCT<idx: BIGINT, call: STRUCT<good: BOOLEAN, args: ARRAY<BIGINT>>>>) AS candidates FROM range(2)");
        var second = first with { Files = [.. added.Files.Where(file => !file.Path.StartsWith("lang=objective", StringComparison.Ordinal))] };
        lake.Clock.Now = lake.Clock.Now.AddDays(30);
        Commit(second, "1.1.0").ShouldBe(1);

        var (before, after, latest) = (Read(0), Read(1), Read(null));

        (before.Rows, after.Rows).ShouldBe((8, 7));
        before.Columns.ShouldBe(Columns.Select(column => column.Name));
        before.Hash.ShouldBe(Parquet(first));
        after.Hash.ShouldBe(Parquet(second));
        latest.ShouldBeEquivalentTo(after);
        before.Hash.ShouldNotBe(after.Hash);
    }

    [SkippableFact]
    public void Values_types_and_history_come_through()
    {
        Commit(Written(FirstRows), "1.0.0");

        spark.Reader.Rows($"SELECT * FROM delta.`{Folder}` WHERE id = 4").Single().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe("""{"id":4,"name":"é \"4\"","score":1.3333333333333333,"tags":["a","4"],"candidates":[{"idx":4,"call":{"good":true,"args":[4]}}],"lang":"python"}""");
        spark.Reader.Rows($"SELECT lang, count(*) AS n FROM delta.`{Folder}` GROUP BY lang ORDER BY lang").Select(row => row.ToJsonString())
            .ShouldBe(["""{"lang":"objective-c_2.0","n":3}""", """{"lang":"python","n":5}"""]);
        var history = spark.Reader.Rows($"DESCRIBE HISTORY delta.`{Folder}`").Single();
        history["operation"]!.GetValue<string>().ShouldBe("WRITE");
        history["engineInfo"]!.GetValue<string>().ShouldBe("apipack/1.0.0");
        history["userMetadata"]!.GetValue<string>().ShouldBe("""{"version":"1.0.0"}""");
        spark.Reader.Rows($"DESCRIBE DETAIL delta.`{Folder}`").Single()["partitionColumns"]!.ToJsonString().ShouldBe("""["lang"]""");
    }

    [SkippableFact]
    public void After_anothers_compaction_the_next_commit_holds_our_files_again_and_all_versions_are_read()
    {
        var first = Written(FirstRows);
        Commit(first, "1.0.0");
        Written(FirstRows);
        var both = first with { Files = FilesBelow(Folder) };
        Commit(both, "1.1.0").ShouldBe(1);
        spark.Reader.Rows($"OPTIMIZE delta.`{Folder}`");
        spark.Reader.Rows($"VACUUM delta.`{Folder}`");

        Commit(first, "1.2.0").ShouldBe(5);

        new[] { 0L, 1, 2, 5 }.Select(version => Read(version).Rows).ShouldBe([8, 16, 16, 8]);
        Read(5).Hash.ShouldBe(Parquet(first));
    }

    [SkippableFact]
    public void A_table_without_rows_or_partitions_is_read()
    {
        _ = spark.Reader;
        Commit(new Table { Name = "instances", Columns = Columns, Files = [] }, "1.0.0");

        Read(null).Rows.ShouldBe(0);
    }

    public void Dispose() => lake.Dispose();

    private string Folder => lake.Store.Resolve("tables/instances");

    private DeltaDigest Read(long? version) => spark.Reader.Read(new DeltaRequest(Folder, version, [.. Columns.Select(column => column.Name)]));

    private string Parquet(Table table) =>
        spark.Reader.ReadParquet([.. table.Files.Select(file => Path.Combine(Folder, file.Path))], Folder, [.. Columns.Select(column => column.Name)]).Hash;

    private long Commit(Table table, string version) =>
        new DeltaTable(lake.Store, "instances", lake.Clock).Commit(table, new CommitInfo { Engine = "apipack/1.0.0", DatasetVersion = version });

    /// <summary>The table with all files in its folder after Spark wrote some more.</summary>
    private Table Written(string sql)
    {
        spark.Reader.WriteParquet(sql, Folder, "lang");
        return new Table { Name = "instances", Columns = Columns, PartitionBy = "lang", Files = FilesBelow(Folder) };
    }

    private TableFile[] FilesBelow(string folder) =>
        [.. Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new TableFile
        {
            Path = Path.GetRelativePath(folder, path),
            Rows = spark.Reader.ReadParquet([path], folder).Rows,
            Bytes = new FileInfo(path).Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
        })];
}
