using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.Core.Rows;
using ApiPack.Etl.Tests.Worker;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

/// <summary>An asynchronous step on the embedded engine.</summary>
public sealed class AsyncRowStageTests
{
    [SkippableTheory]
    [InlineData(1, 1, 5, 1)]
    [InlineData(2, 3, 40, 2)]
    [InlineData(2, 9, 100, 3)]
    [InlineData(3, 64, 50, 4)]
    public async Task Every_row_is_there_once_whatever_the_window_and_the_order_in_which_rows_end(int threads, int window, int rows, int seed)
    {
        using var lake = new TestLake(threads);
        using var step = new HeldStep(window);
        lake.Run(Stages.Items(Item.Many(rows)));

        var run = Task.Run(() => lake.Run(Stages.Mapped(step)));
        step.EndAll(rows, seed);
        var result = await run;

        var kept = Item.Many(rows).Where(static row => row.Id % 7 > 1).ToArray();
        Read(lake).ShouldBe(kept);
        result.Ledger.ShouldSatisfyAllConditions(
            ledger => ledger.In.ShouldBe(rows),
            ledger => ledger.Kept.ShouldBe(kept.Length),
            ledger => ledger.Rejected.ShouldBe(new Dictionary<string, long> { ["second"] = (rows + 5) / 7, ["step-failed"] = (rows + 6) / 7 }));
        step.Most.ShouldBe(Math.Min(rows, window));
    }

    [SkippableFact]
    public async Task A_slow_row_holds_up_nothing_but_its_own_buckets_end()
    {
        using var lake = new TestLake();
        using var step = new HeldStep(2);
        lake.Run(Stages.Items(Item.Many(300)));
        var buckets = Item.Many(300).Select(static row => Ids.Bucket(row.Api)).Distinct().Count();

        var run = Task.Run(() => lake.Run(Stages.Mapped(step) with { BatchRows = 3 }));
        var slow = step.Next();
        for (var row = 1; row < 300; row++)
            step.Keep(step.Next());
        SpinWait.SpinUntil(() => Written(lake) == buckets - 1, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        run.IsCompleted.ShouldBeFalse();
        step.Keep(slow);

        (await run).Table.Rows.ShouldBe(300);
        Written(lake).ShouldBe(buckets);
    }

    [SkippableFact]
    public void A_step_that_waits_makes_the_table_of_one_that_does_not_in_process_and_behind_pipes()
    {
        using var lake = new TestLake();
        lake.Run(Stages.Items(Item.Many(500)));

        string Fingerprint(IRowStep<Item, Item> step) => lake.Fingerprint(lake.Run(Stages.Mapped(step)).Table);

        var expected = Fingerprint(TestSteps.Mixed);
        Fingerprint(TestSteps.MixedLater).ShouldBe(expected);
        Fingerprint(new PipedStep<Item, Item>(TestSteps.MixedLater)).ShouldBe(expected);
    }

    [SkippableFact]
    public async Task A_model_that_cannot_be_reached_fails_the_stage_in_its_words_and_ends_all_rows()
    {
        using var lake = new TestLake();
        using var step = new HeldStep(4);
        lake.Run(Stages.Items(Item.Many(20)));

        var run = Task.Run(() => lake.Run(Stages.Mapped(step)));
        step.Fail(step.Next(4)[2], new ModelException(ModelFailure.Unavailable, "no server answered"));

        (await Should.ThrowAsync<ModelException>(() => run)).Message.ShouldBe("no server answered");
        step.UnderWay.ShouldBe(0);
        Written(lake).ShouldBe(0);
        lake.Run(Stages.Mapped(TestSteps.Items)).Ledger.Kept.ShouldBe(20);
    }

    [SkippableFact]
    public async Task Cancellation_ends_the_stage_and_all_rows_though_none_is_answered()
    {
        using var lake = new TestLake();
        using var step = new HeldStep(4);
        using var cancel = new CancellationTokenSource();
        lake.Run(Stages.Items(Item.Many(20)));

        var run = Task.Run(() => lake.Engine.Run(Stages.Mapped(step), null, cancel.Token));
        step.Next(4);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        step.UnderWay.ShouldBe(0);
        Written(lake).ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_source_that_fails_ends_the_rows_that_are_under_way()
    {
        using var lake = new TestLake();
        using var step = new HeldStep(2);
        var stage = Stages.Items(Broken()) with { Step = step, BatchRows = 1 };

        var run = Task.Run(() => lake.Run(stage));

        await Should.ThrowAsync<FormatException>(() => run);
        step.UnderWay.ShouldBe(0);

        IEnumerable<Item> Broken()
        {
            yield return Item.Many(1).Single();
            step.Next();
            throw new FormatException("broken source");
        }
    }

    private static int Written(TestLake lake) => Directory.Exists(Path.Combine(lake.Folder, "tables", "mapped")) ? Directory.GetFiles(Path.Combine(lake.Folder, "tables", "mapped"), "*.parquet").Length : 0;

    private static IEnumerable<Item> Read(TestLake lake) => lake.Engine.Read("SELECT id, api, lang, text FROM mapped ORDER BY id", Item.Schema);
}
