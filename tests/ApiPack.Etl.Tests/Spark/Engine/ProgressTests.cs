using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Engine;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.Tests.EndToEnd;
using Spectre.Console;

namespace ApiPack.Etl.Tests.Spark.Engine;

[Collection(SparkServerTests.Name)]
public sealed class ProgressTests(SparkServerFixture spark)
{
    [Fact]
    public void Tasks_of_a_stages_operations_add_up_and_never_go_back()
    {
        var seen = new Heard();
        var meter = new TaskMeter("calls", seen);

        meter.Report(new TaskProgress(0, 4));
        meter.Report(new TaskProgress(3, 6));
        meter.Report(new TaskProgress(1, 2));
        meter.EndOperation();
        meter.Report(new TaskProgress(1, 5));

        seen.Moments.Select(moment => (moment.TasksDone, moment.Tasks)).ShouldBe([(0, 4), (3, 6), (3, 4), (4, 8)]);
    }

    [Fact]
    public void The_bar_moves_with_the_tasks_and_is_full_at_the_end()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });

        var values = console.Progress().AutoRefresh(false).Start(bars =>
        {
            var live = new LiveProgress(bars, TimeProvider.System);
            var meter = new TaskMeter("calls", live.Begin("calls", "calls", 1000));
            return new[] { new TaskProgress(1, 4), new TaskProgress(2, 4), new TaskProgress(2, 8), new TaskProgress(8, 8) }.Select(tasks =>
            {
                meter.Report(tasks);
                return (live.Running!.Percentage, live.Running.Description);
            }).ToArray();
        });

        values.ShouldBe([(25, "calls: 1 of 4 tasks"), (50, "calls: 2 of 4 tasks"), (50, "calls: 2 of 8 tasks"), (100, "calls: 8 of 8 tasks")]);
    }

    [SkippableFact]
    [Trait("needs", "spark")]
    public async Task A_stage_on_Spark_reports_its_tasks_while_they_run()
    {
        using var folder = new TemporaryFolder();
        using var engine = await TestEngine.Open(spark, SparkServerFixture.Local, folder["lake"]);
        var seen = new Heard();

        // Eight tasks on two cores, each of seconds: Spark reports every two.
        engine.Run(Stages.Query("SELECT id, 'a' AS api FROM range(0, 96000000, 1, 8) WHERE md5(CAST(id AS STRING)) = 'x' OR id < 10", count: "SELECT CAST(10 AS BIGINT)"), seen, CancellationToken.None);

        var running = seen.Moments.Where(moment => moment.Tasks > 0).ToArray();
        running.Select(moment => moment.TasksDone).Distinct().Count().ShouldBeGreaterThan(1);
        running.Select(moment => moment.TasksDone).ShouldBeInOrder();
        running.ShouldAllBe(moment => moment.TasksDone <= moment.Tasks);
        seen.Moments[^1].RowsIn.ShouldBe(10);
    }

    private sealed class Heard : IProgress<StageProgress>
    {
        public List<StageProgress> Moments { get; } = [];

        public void Report(StageProgress value) => Moments.Add(value);
    }
}
