using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class FailureTests
{
    private const string Endless = "SELECT count(*) FROM range(100000000000) AS a(i), range(1000000) AS b(j) WHERE a.i * b.j % 7 = 3";

    [SkippableFact]
    public void An_error_carries_the_sql_that_failed()
    {
        using var lake = new TestLake();

        var failure = Should.Throw<DuckDbException>(() => lake.Engine.Count("SELECT count(*) FROM nowhere"));

        failure.Sql.ShouldBe("SELECT count(*) FROM nowhere");
        failure.Message.ShouldContain("nowhere does not exist");
        failure.Message.ShouldContain("SQL: SELECT count(*)");
    }

    [SkippableFact]
    public void An_error_in_the_midst_of_a_stream_is_not_its_end()
    {
        using var lake = new TestLake();
        const string sql = "SELECT CASE WHEN i = 900000 THEN error('too far') ELSE i END::BIGINT AS i FROM range(1000000) AS r(i)";
        var schema = new RowSchema<long>([new("i", ColumnType.Long)], static (row, to) => to.Long(row), static from => from.Long(0));

        Should.Throw<DuckDbException>(() => lake.Engine.Read(sql, schema).Count()).Message.ShouldContain("too far");
    }

    [SkippableTheory]
    [InlineData("SELECT 1::INTEGER AS i", "not BIGINT")]
    [InlineData("SELECT 1::BIGINT AS i, 2 AS j", "gives 2 columns (i, j)")]
    [InlineData("SELECT NULL::BIGINT", "gives NULL")]
    [InlineData("SELECT 1::BIGINT WHERE false", "gives no row")]
    public void A_count_is_one_bigint(string sql, string message)
    {
        using var lake = new TestLake();

        Should.Throw<DuckDbException>(() => lake.Engine.Count(sql)).Message.ShouldContain(message);
    }

    [SkippableFact]
    public void A_row_read_or_written_against_its_schema_is_an_error()
    {
        using var lake = new TestLake();
        var schema = new RowSchema<string>([new("t", ColumnType.Text)], static (row, to) => to.Long(1), static from => $"{from.Long(0)}");
        var nulls = schema with { Read = static from => from.Text(0) };
        var stage = Stages.Samples([new Sample(1)]);

        Should.Throw<InvalidOperationException>(() => lake.Engine.Read("SELECT 'x' AS t", schema).ToList()).Message.ShouldBe("column t is Text, but was read as Long");
        Should.Throw<InvalidOperationException>(() => lake.Engine.Read("SELECT NULL::VARCHAR AS t", nulls).ToList()).Message.ShouldBe("column t holds NULL, but was read as Text");
        Should.Throw<InvalidOperationException>(() => lake.Run(stage with
        {
            Step = new FuncStep<Sample, Sample>(
            Sample.Schema, Sample.Schema with { Write = static (row, to) => to.Text("?") }, static row => [Outcome<Sample>.Keep(row)])
        }))
            .Message.ShouldBe("column id is Long, but was written as Text");
    }

    [SkippableFact]
    public void A_cancelled_sql_stage_ends_and_leaves_no_files()
    {
        using var lake = new TestLake();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Should.Throw<OperationCanceledException>(() => lake.Engine.Run(
            new SqlStage { Name = "endless", Scope = StageScope.Whole, OrderBy = ["n"], Sql = Endless.Replace("count(*)", "count(*) AS n", StringComparison.Ordinal), InputCountSql = "SELECT 1::BIGINT" }, null, cancel.Token));

        Directory.GetFiles(lake.Folder, "*.parquet", SearchOption.AllDirectories).ShouldBeEmpty();
        lake.Engine.Count("SELECT 1::BIGINT").ShouldBe(1);
    }

    [SkippableFact]
    public void A_cancelled_row_stage_ends_though_its_rows_do_not()
    {
        using var lake = new TestLake();
        using var cancel = new CancellationTokenSource();

        Should.Throw<OperationCanceledException>(() => lake.Engine.Run(Stages.Samples(Endlessly()), null, cancel.Token));

        Directory.GetFiles(lake.Folder, "*.parquet", SearchOption.AllDirectories).ShouldBeEmpty();
        lake.Run(Stages.Samples([new Sample(1)])).Ledger.Kept.ShouldBe(1);

        IEnumerable<Sample> Endlessly()
        {
            for (var i = 0L; ; i++)
            {
                if (i == 10_000)
                    cancel.Cancel();
                yield return new Sample(i);
            }
        }
    }

    [SkippableFact]
    public void A_failing_source_fails_the_stage_with_its_own_error()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(100)));

        Should.Throw<DuckDbException>(() => lake.Run(Stages.Mapped(static row => [Outcome<Item>.Keep(row)]) with
        {
            Source = "SELECT id, api, lang, CASE WHEN id = 50 THEN error('broken') ELSE text END AS text FROM items",
        })).Message.ShouldContain("broken");
        lake.Engine.Count("SELECT count(*) FROM duckdb_databases() WHERE database_name LIKE 'staging%'").ShouldBe(0);
    }

    [Fact]
    public void A_missing_library_says_what_to_do()
    {
        var empty = Directory.CreateTempSubdirectory("apipack-");
        try
        {
            Library.Find(empty.FullName).ShouldBeNull();
            Should.Throw<InputException>(() => Library.Load(Path.Combine(empty.FullName, "libduckdb.so"))).Message.ShouldContain("libduckdb.so");
        }
        finally
        {
            empty.Delete();
        }
    }

    [SkippableFact]
    public void Wrong_options_are_refused()
    {
        using var lake = new TestLake();

        Should.Throw<InputException>(() => new DuckDbEngine(new() { LakeFolder = lake.Folder, Threads = 0 })).Message.ShouldContain("at least 1 thread");
        Should.Throw<InputException>(() => new DuckDbEngine(new() { LakeFolder = lake.Folder, MemoryLimitBytes = 1 })).Message.ShouldContain("64 MiB");
        Should.Throw<InputException>(() => new DuckDbEngine(new() { LakeFolder = lake.Folder + "/a*" })).Message.ShouldContain("pattern");
        Should.Throw<DuckDbException>(() => new DuckDbEngine(new() { LakeFolder = lake.Folder, SetupSql = ["nonsense"] })).Sql.ShouldBe("nonsense");
    }
}
