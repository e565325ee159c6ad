using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class RowStageTests
{
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

    private sealed class Collected : IProgress<StageProgress>
    {
        public StageProgress Last { get; private set; }

        public void Report(StageProgress value) => Last = value;
    }
}
