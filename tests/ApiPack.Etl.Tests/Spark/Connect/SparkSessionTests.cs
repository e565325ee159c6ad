using System.Globalization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Connect;

[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class SparkSessionTests(SparkServerFixture spark)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task Rows_come_in_many_batches()
    {
        var session = await spark.Session(SparkServerFixture.Local);
        var sum = 0L;
        var count = 0;

        await foreach (var row in session.Rows("SELECT CAST(id AS STRING), repeat('x', 100), CASE WHEN id % 3 = 0 THEN NULL ELSE 'é' END FROM range(0, 100000, 1, 3)", 3, None))
        {
            sum += long.Parse(row[0]!, CultureInfo.InvariantCulture);
            count++;
            row[2].ShouldBe(sum >= 0 && long.Parse(row[0]!, CultureInfo.InvariantCulture) % 3 == 0 ? null : "é");
        }

        (count, sum).ShouldBe((100000, 4999950000));
    }

    [SkippableFact]
    public async Task Settings_are_the_sessions()
    {
        await using var session = await SparkSession.Open((await spark.Server(SparkServerFixture.Local)).Address, new RetryPolicy(), None);

        await session.Configure(new Dictionary<string, string> { ["spark.sql.shuffle.partitions"] = "3" }, None);

        (await session.Setting("spark.sql.shuffle.partitions", None)).ShouldBe("3");
    }

    [SkippableFact]
    public async Task An_error_says_class_state_and_sql()
    {
        var session = await spark.Session(SparkServerFixture.Local);

        var failure = await Should.ThrowAsync<SparkException>(() => session.Long("SELECT count(*) FROM nowhere", None));

        failure.ErrorClass.ShouldBe("TABLE_OR_VIEW_NOT_FOUND");
        failure.SqlState.ShouldBe("42P01");
        failure.Message.ShouldContain("`nowhere` cannot be found");
        failure.Message.ShouldContain("\nSQL: ");
        failure.Sql.ShouldNotBeNull().ShouldContain("FROM nowhere");
    }

    [SkippableFact]
    public async Task Numbers_are_observed_while_a_relation_is_written()
    {
        var session = await spark.Session(SparkServerFixture.Local);
        using var folder = new TemporaryFolder();
        var relation = Plans.Observed(Plans.Sql("SELECT id FROM range(1000)"), "seen", new Dictionary<string, string> { ["n"] = "count(1)", ["s"] = "sum(id)" });

        // A busy server leaves the numbers out.
        IReadOnlyDictionary<string, long> observed = new Dictionary<string, long>();
        for (var attempt = 0; attempt < 20 && observed.Count == 0; attempt++)
            observed = await session.Run(Plans.WriteParquet(relation, "file:" + folder[$"out/{attempt}"], []), "", null, None);

        observed.ShouldBe(new Dictionary<string, long> { ["n"] = 1000, ["s"] = 499500 });
        (await session.Long($"SELECT count(*) FROM parquet.`file:{folder["out/0"]}`", None)).ShouldBe(1000);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(256 << 10)]
    [InlineData(1_000_001)]
    public async Task An_uploaded_file_reaches_the_executors(int bytes)
    {
        await using var session = await SparkSession.Open((await spark.Server(SparkServerFixture.LocalCluster)).Address, new RetryPolicy(), None);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["program"], $"#!/bin/sh\nexec wc -c $0 # {new string('x', bytes)}");
        var length = new FileInfo(folder["program"]).Length;

        await Artifacts.Upload(session, "files/program", folder["program"], None);

        var path = $"./{session.ServerSideId}/program";
        var said = new List<string?>();
        await foreach (var row in session.Rows($"SELECT TRANSFORM(n) ROW FORMAT DELIMITED USING 'exec {path}' AS (value STRING) ROW FORMAT DELIMITED FROM (SELECT '1' AS n)", 1, None))
            said.Add(row[0]);
        said.ShouldHaveSingleItem().ShouldNotBeNull().ShouldStartWith($"{length} ");
    }

    [SkippableFact]
    public async Task A_session_that_is_released_is_gone()
    {
        var session = await SparkSession.Open((await spark.Server(SparkServerFixture.Local)).Address, new RetryPolicy(), None);
        await session.Run("CREATE TEMPORARY VIEW mine AS SELECT 1 AS n", None);
        (await session.Long("SELECT count(*) FROM mine", None)).ShouldBe(1);

        await session.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => session.Long("SELECT 1", None));
    }

    [SkippableFact]
    public async Task A_broken_stream_is_taken_up_where_it_broke()
    {
        var address = (await spark.Server(SparkServerFixture.Local)).Address;
        await using var wire = new CuttingProxy(address.Port, cutEvery: 400_000);
        await using var session = await SparkSession.Open(address with { Port = wire.Port }, new RetryPolicy(), None);
        var count = 0;

        await foreach (var row in session.Rows("SELECT CAST(id AS STRING), md5(CAST(id AS STRING)) || sha2(CAST(id AS STRING), 512) FROM range(0, 20000, 1, 64)", 2, None))
        {
            row[0].ShouldBe(count.ToString(CultureInfo.InvariantCulture));
            count++;
        }

        count.ShouldBe(20000);
        wire.Cuts.ShouldBeGreaterThan(3);
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_is_wrong_input()
    {
        var failure = await Should.ThrowAsync<InputException>(() => SparkSession.Open(ConnectAddress.Parse("sc://127.0.0.1:1/;token=secret"), new RetryPolicy { FirstWait = TimeSpan.Zero }, None));

        failure.Message.ShouldContain("no Spark Connect server answers at sc://127.0.0.1:1");
        failure.ToString().ShouldNotContain("secret");
    }
}
