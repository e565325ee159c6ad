using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class RowStageTests
{
    private static readonly RowSchema<Reject> Rejects = new(
        [new("key", ColumnType.Text), new("reason", ColumnType.Text), new("detail", ColumnType.Text), new("rows", ColumnType.Long)],
        static (_, _) => throw new NotSupportedException(),
        static from => new Reject(from.Text(0), from.Text(1), from.Text(2), from.Long(3)));

    [SkippableFact]
    public void Kept_and_rejected_rows_are_accounted_for()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(1000)));

        var result = lake.Run(Stages.Mapped(static row => [row.Id % 10 == 0
            ? Outcome<Item>.Drop(new Reject($"item {row.Id}", "tenth", new string('d', 600)))
            : Outcome<Item>.Keep(row)]));

        result.Ledger.In.ShouldBe(1000);
        result.Ledger.Kept.ShouldBe(900);
        result.Ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["tenth"] = 100 });
        lake.Engine.Count("SELECT count(*) FROM mapped").ShouldBe(900);
        var rejects = ReadRejects(lake, result);
        rejects.Count.ShouldBe(100);
        rejects.ShouldContain(new Reject("item 10", "tenth", new string('d', 500)));
    }

    [SkippableFact]
    public void A_step_that_throws_rejects_the_units_that_the_row_has_not_given()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(100)));

        var result = lake.Run(Stages.Mapped(ThrowsOn42, units: 3));

        result.Ledger.ShouldSatisfyAllConditions(
            ledger => ledger.In.ShouldBe(300),
            ledger => ledger.Kept.ShouldBe(298),
            ledger => ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["step-failed"] = 2 }));
        ReadRejects(lake, result).ShouldBe([new Reject("item 42", "step-failed", "FormatException: broken row", 2)]);

        static IEnumerable<Outcome<Item>> ThrowsOn42(Item row)
        {
            for (var i = 0; i < 3; i++)
            {
                if (row.Id == 42 && i == 1)
                    throw new FormatException("broken row");
                yield return Outcome<Item>.Keep(row with { Text = $"{row.Text} {i}" });
            }
        }
    }

    [SkippableFact]
    public void A_row_that_gives_too_few_outcomes_fails_the_stage_by_name()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(100)));

        var failure = Should.Throw<InvalidOperationException>(() => lake.Run(Stages.Mapped(static row => row.Id == 7 ? [] : [Outcome<Item>.Keep(row)])));

        failure.Message.ShouldBe("stage mapped: item 7 stands for 1 rows, but gave 0 kept and 0 rejected");
    }

    [SkippableFact]
    public void A_row_that_leaves_its_bucket_fails_the_stage()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(100)));

        Should.Throw<InvalidOperationException>(() => lake.Run(Stages.Mapped(static row => [Outcome<Item>.Keep(row with { Api = "elsewhere" })])))
            .Message.ShouldStartWith("stage mapped: a row of bucket ");
    }

    [SkippableFact]
    public void A_partition_value_that_cannot_name_a_folder_fails_the_stage()
    {
        using var lake = new TestLake();

        Should.Throw<InvalidOperationException>(() => lake.Run(Stages.Items([new Item(1, "a", "c++", "")])))
            .Message.ShouldBe("stage items: lang = 'c++' cannot name a partition ([A-Za-z0-9._-]+)");
    }

    [SkippableFact]
    public void A_row_outside_the_given_partition_values_fails_the_stage()
    {
        using var lake = new TestLake();

        Should.Throw<InvalidOperationException>(() => lake.Run(Stages.Items(Item.Many(9)) with { PartitionValues = ["cURL", "go"] }))
            .Message.ShouldBe("stage items: 9 rows in, but 6 kept and 0 rejected");
    }

    [SkippableFact]
    public void Two_workers_run_rows_at_the_same_time()
    {
        using var lake = new TestLake(threads: 2);
        using var meeting = new Barrier(2);
        lake.Run(Stages.Items(Item.Many(2)));
        var met = 0;

        lake.Run(Stages.Mapped(row =>
        {
            if (meeting.SignalAndWait(TimeSpan.FromSeconds(30)))
                Interlocked.Increment(ref met);
            return [Outcome<Item>.Keep(row)];
        }) with
        { BatchRows = 1, Scope = StageScope.Whole });

        met.ShouldBe(2);
    }

    [SkippableFact]
    public void Progress_ends_with_all_rows()
    {
        using var lake = new TestLake();
        var seen = new Collected();

        lake.Engine.Run(Stages.Items(Item.Many(1000)), seen, CancellationToken.None);

        seen.Last.ShouldBe(new StageProgress("items", 1000, 1000));
    }

    private static List<Reject> ReadRejects(TestLake lake, StageResult result)
    {
        lake.Engine.Register(new Table
        {
            Name = "rejects",
            Columns = [new("stage", "VARCHAR"), new("key", "VARCHAR"), new("reason", "VARCHAR"), new("detail", "VARCHAR"), new("rows", "BIGINT")],
            PartitionBy = "stage",
            Files = result.Rejects,
        });
        return [.. lake.Engine.Read("SELECT key, reason, detail, rows FROM rejects WHERE stage = 'mapped' ORDER BY key", Rejects)];
    }

    private sealed class Collected : IProgress<StageProgress>
    {
        public StageProgress Last { get; private set; }

        public void Report(StageProgress value) => Last = value;
    }
}
