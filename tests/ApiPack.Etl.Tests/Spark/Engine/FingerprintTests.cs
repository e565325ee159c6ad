using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Engine;

/// <summary>Both engines give the same rows the same fingerprint, whoever wrote them.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class FingerprintTests(SparkServerFixture spark)
{
    private const string Doubles = """
        SELECT CAST(i AS BIGINT) AS id, d, [{'n': d, 't': NULL}, NULL, {'n': -d, 't': ['é', NULL, '']}] AS nested, [[d], [], NULL] AS deep, {'a': {'b': d > 0}} AS pair
        FROM (VALUES (1, 0.0::DOUBLE), (2, '-0.0'::DOUBLE), (3, 1e-7::DOUBLE), (4, -1e-9::DOUBLE), (5, 8999999999.999999::DOUBLE), (6, 9e9::DOUBLE), (7, -9e9::DOUBLE),
            (8, 9e18::DOUBLE), (9, -1e300::DOUBLE), (10, 'inf'::DOUBLE), (11, '-inf'::DOUBLE), (12, 'nan'::DOUBLE), (13, NULL), (14, 5e-324::DOUBLE), (15, 0.1::DOUBLE + 0.2),
            (16, 0.0000000005::DOUBLE), (17, -0.0000000005::DOUBLE), (18, 123456.7891234565::DOUBLE)) AS v(i, d)
        """;

    [SkippableFact]
    public async Task Hard_rows_have_one_fingerprint_on_both_engines()
    {
        using var folder = new TemporaryFolder();
        using var cluster = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);
        using var embedded = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder["lake"], Threads = 1 });

        var byDuckDb = embedded.Run(Stages.Samples(HardRows.Samples), null, CancellationToken.None).Table;
        var bySpark = cluster.Run(Stages.Samples(HardRows.Samples), null, CancellationToken.None).Table;

        ShouldBeOne(embedded, cluster, byDuckDb, bySpark);
    }

    [SkippableFact]
    public async Task Doubles_and_nested_columns_have_one_fingerprint_on_both_engines()
    {
        using var folder = new TemporaryFolder();
        using var cluster = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);
        using var embedded = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder["lake"], Threads = 1 });

        var byDuckDb = embedded.Run(Stages.Query(Doubles, count: "SELECT CAST(18 AS BIGINT)"), null, CancellationToken.None).Table;
        cluster.Register(byDuckDb);
        var copy = Stages.Query("SELECT * FROM query", count: "SELECT count(*) FROM query") with { TableName = "copy" };
        var bySpark = cluster.Run(copy, null, CancellationToken.None).Table;

        bySpark.Columns.ShouldBe(byDuckDb.Columns);
        ShouldBeOne(embedded, cluster, byDuckDb, bySpark);
    }

    private static void ShouldBeOne(DuckDbEngine embedded, SparkEngine cluster, Table byDuckDb, Table bySpark)
    {
        var fingerprint = embedded.Fingerprint(byDuckDb, CancellationToken.None);
        bySpark.Rows.ShouldBe(byDuckDb.Rows);
        cluster.Fingerprint(byDuckDb, CancellationToken.None).ShouldBe(fingerprint);
        embedded.Fingerprint(bySpark, CancellationToken.None).ShouldBe(fingerprint);
        cluster.Fingerprint(bySpark, CancellationToken.None).ShouldBe(fingerprint);
    }
}
