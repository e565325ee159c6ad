using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Worker;

public sealed class WorkerBoundaryTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(StageModels.Embedded)]
    public void Every_table_is_the_same_when_all_rows_pass_as_JSON_lines(string? model)
    {
        Fingerprints(static engine => engine, model).ShouldBe(Fingerprints(static engine => new PipedEngine(engine), model));
    }

    [Fact]
    public void Every_row_stage_has_a_step_of_its_name_for_workers()
    {
        var used = new List<string>();
        Fingerprints(engine => new PipedEngine(engine, used), StageModels.Embedded);

        Steps.All.Select(step => step.Name).ShouldBe(used, ignoreOrder: true);
    }

    private static Dictionary<string, string> Fingerprints(Func<IEngine, IEngine> wrap, string? model)
    {
        using var folder = new TemporaryFolder();
        var options = new BuildOptions
        {
            Lake = folder["lake"],
            Sources = [$"test={Path.Combine(Cli.Cases, "small")}"],
            Models = model is null ? ModelChoice.None : ModelChoice.Parse([model], null),
            Threads = 1,
            MemoryLimitBytes = 1L << 30,
        };
        var store = new LocalLakeStore(options.Lake);
        using var inputs = BuildInputs.Open(options, store, new ReviewTable(store, TimeProvider.System).Read(), CancellationToken.None);
        using var engine = wrap(Engines.All[Engines.Default](options, CancellationToken.None));
        return Pipeline.Stages(inputs).ToDictionary(stage => stage.Name, stage => engine.Fingerprint(stage.Run(engine, null, CancellationToken.None).Table, CancellationToken.None));
    }

    /// <summary>The embedded engine with every row step behind a worker's pipes.</summary>
    private sealed class PipedEngine(IEngine engine, List<string>? steps = null) : IEngine
    {
        public string Name => engine.Name;

        public void Register(Table table) => engine.Register(table);

        public StageResult Run(SqlStage stage, IProgress<StageProgress>? progress, CancellationToken cancellation) => engine.Run(stage, progress, cancellation);

        public StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage, IProgress<StageProgress>? progress, CancellationToken cancellation)
        {
            steps?.Add(stage.Step.Name);
            return engine.Run(stage with { Step = new PipedStep<TIn, TOut>(stage.Step) }, progress, cancellation);
        }

        public long Count(string sql) => engine.Count(sql);

        public IEnumerable<T> Read<T>(string sql, RowSchema<T> schema) => engine.Read(sql, schema);

        public string Fingerprint(Table table, CancellationToken cancellation) => engine.Fingerprint(table, cancellation);

        public void Dispose() => engine.Dispose();
    }
}
