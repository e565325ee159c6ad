using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Spark.Engine;

/// <summary>A worker that fails ends the stage with an error, or its task is run again; there are never fewer rows and success.</summary>
[Collection(SparkServerTests.Name)]
[Trait("needs", "spark")]
public sealed class WorkerFaultTests(SparkServerFixture spark)
{
    [SkippableTheory]
    [InlineData("crash-before")]
    [InlineData("crash-within")]
    [InlineData("crash-after")]
    public async Task A_worker_that_crashes_fails_the_stage_with_its_last_words(string fault)
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);

        var failure = Should.Throw<SparkException>(() => engine.Run(Faulty(fault), null, CancellationToken.None));

        failure.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("Subprocess exited with status 3"),
            message => message.ShouldContain("test worker: out of luck"),
            message => message.ShouldContain("TRANSFORM"));
        NoFiles(folder["lake"]);
    }

    [SkippableTheory]
    [InlineData("quiet")]
    [InlineData("hang")]
    public async Task A_worker_that_ends_without_a_word_fails_the_stage(string fault)
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);

        var failure = Should.Throw<InvalidOperationException>(() => engine.Run(Faulty(fault), null, CancellationToken.None));

        failure.Message.ShouldStartWith("stage items: 100 input rows went to the workers, but they say that they read ");
        NoFiles(folder["lake"]);
    }

    [SkippableTheory]
    [InlineData("overflow", "Subprocess exited with status 134. Error: ")]
    [InlineData("killed", "Subprocess exited with status 137. Error: ")]
    [InlineData("hang-within", "(item 42) took longer than 1 s")]
    public async Task A_worker_that_a_row_kills_or_holds_fails_the_stage_and_the_row_is_named(string fault, string said)
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);

        var failure = Should.Throw<SparkException>(() => engine.Run(Faulty(fault), null, CancellationToken.None));

        failure.Message.ShouldStartWith("stage items: a worker died at or right after item 42: ");
        failure.Message.ShouldContain(said);
        NoFiles(folder["lake"]);
    }

    [SkippableFact]
    public async Task A_worker_that_crashes_once_is_run_again_on_a_cluster()
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.LocalCluster, folder["lake"]);
        var stage = Faulty("crash-within");

        var result = engine.Run(stage with { WorkerArguments = [.. stage.WorkerArguments, "--once", folder["mark"]] }, null, CancellationToken.None);

        result.Ledger.ShouldSatisfyAllConditions(ledger => ledger.In.ShouldBe(100), ledger => ledger.Kept.ShouldBe(100));
        File.Exists(folder["mark"]).ShouldBeTrue();
        engine.Count("SELECT count(DISTINCT id) FROM items").ShouldBe(100);
    }

    [SkippableFact]
    public async Task An_executor_that_is_killed_in_the_midst_of_a_write_costs_no_row()
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.LocalCluster, folder["lake"]);
        using var embedded = new DuckDbEngine(new DuckDbOptions { LakeFolder = folder["embedded"], Threads = 1 });
        var stage = Faulty("kill-executor") with { Rows = Item.Many(5000) };

        var result = engine.Run(stage with { WorkerArguments = [.. stage.WorkerArguments, "--once", folder["killed"]] }, null, CancellationToken.None);

        Directory.Exists($"/proc/{File.ReadAllText(folder["killed"])}").ShouldBeFalse();
        result.Ledger.ShouldSatisfyAllConditions(ledger => ledger.In.ShouldBe(5000), ledger => ledger.Kept.ShouldBe(5000));
        var whole = embedded.Run(stage, null, CancellationToken.None).Table;
        engine.Fingerprint(result.Table, CancellationToken.None).ShouldBe(embedded.Fingerprint(whole, CancellationToken.None));
    }

    private static RowStage<Item, Item> Faulty(string fault) => Stages.Items(Item.Many(100)) with { WorkerArguments = ["--fault", fault] };

    private static void NoFiles(string lake) => Directory.Exists(Path.Combine(lake, "tables")).ShouldBeFalse();
}
