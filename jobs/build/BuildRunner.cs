using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Builds;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Runs the pipeline in one lake: goes on from what an interrupted build has done, and publishes at the end.</summary>
internal sealed class BuildRunner(BuildOptions options, IBuildProgress progress, TimeProvider clock)
{
    private readonly Dictionary<string, StageResult> done = new(StringComparer.Ordinal);
    private long reusedRows;
    private long storedBefore;

    /// <summary>Runs the stages and publishes what they made.</summary>
    public BuildReport Run(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        return InLake(Finish, cancellation);

        BuildReport Finish(BuildInputs inputs, IEngine engine, LocalLakeStore store, BuildState state)
        {
            var published = options.Only.Count > 0 ? null : new Publish(engine, store, progress, clock).Run([.. done.Values], inputs, options, cancellation);
            if (published is not null)
            {
                state.Clear();
            }

            var asked = Replies.Of(inputs, engine, store, storedBefore);
            return new BuildReport
            {
                Version = published?.Version,
                Engine = engine.Name,
                Fingerprint = published?.Fingerprint,
                Seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 2),
                PeakRssBytes = PeakMemory.Bytes(),
                Tables = published is not null
                    ? published.Tables.ToDictionary(table => table.Key, table => new TableReport(table.Value.Rows, table.Value.Fingerprint))
                    : done.Values.ToDictionary(result => result.Table.Name, result => new TableReport(result.Table.Rows, null)),
                Ledger = [.. done.Values.Select(result => new LedgerReport(result.Ledger.Stage, result.Ledger.In, result.Ledger.Kept, result.Ledger.Rejected, result.Ledger.Figures))],
                ModelCalls = asked.Calls,
                ReusedResponses = asked.Reused,
                ReusedRows = reusedRows,
            };
        }
    }

    /// <summary>Runs the stages of <c>--only</c> and what they need, and reads their tables; publishes nothing.</summary>
    public T Read<T>(Func<IEngine, T> read, CancellationToken cancellation) => InLake((_, engine, _, _) => read(engine), cancellation);

    private T InLake<T>(Func<BuildInputs, IEngine, LocalLakeStore, BuildState, T> finish, CancellationToken cancellation)
    {
        var store = new LocalLakeStore(options.Lake);
        using var inputs = BuildInputs.Open(options, store, new ReviewTable(store, clock).Read(), cancellation);
        using var held = BuildLock.Take(store);
        using var engine = Engines.All[options.Engine](options, cancellation);
        return finish(inputs, engine, store, RunStages(inputs, engine, store, cancellation));
    }

    private BuildState RunStages(BuildInputs inputs, IEngine engine, LocalLakeStore store, CancellationToken cancellation)
    {
        inputs.ListRemote(engine, cancellation);
        var stages = Selected(Pipeline.Stages(inputs));
        var state = new BuildState(store, BuildState.Key(inputs.Digest(cancellation), inputs.Configuration, CodeVersion.Text));
        if (!inputs.Models.IsNone && new LakeVersions(store, clock).Latest() is { } latest && LostResponses.Restore(latest, engine, store) is var restored and not 0)
        {
            progress.Note($"responses: {restored:N0} put back from version {latest.Version}");
        }

        storedBefore = Replies.Stored(inputs, engine, store);
        foreach (var stage in stages)
        {
            Run(stage, inputs, engine, state, cancellation);
        }

        return state;
    }

    private void Run(PipelineStage stage, BuildInputs inputs, IEngine engine, BuildState state, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (state.TryLoad(stage.Name) is { } earlier)
        {
            engine.Register(earlier.Table);
            reusedRows += earlier.Table.Rows;
            progress.Begin(stage.Name, stage.Table, earlier.Ledger.In);
            progress.End(stage.Name, earlier, reused: true);
            done.Add(stage.Table, earlier);
            return;
        }

        var total = stage.TotalSql is { } sql ? engine.Count(sql) : stage.Total;
        var begun = progress.Begin(stage.Name, stage.Table, total);
        var result = stage.Complete(engine, inputs.Models.IsNone ? begun : new ModelProgress(begun, inputs.Models.Meter), cancellation);
        state.Save(result);
        progress.End(stage.Name, result, reused: false);
        done.Add(stage.Table, result);
    }

    private IReadOnlyList<PipelineStage> Selected(IReadOnlyList<PipelineStage> stages)
    {
        var last = options.Only.Count > 0 ? -1 : stages.Count - 1;
        foreach (var name in options.Only)
        {
            var at = stages.Select((stage, index) => stage.Name == name || stage.Table == name ? index : -1).Max();
            if (at < 0)
            {
                throw new InputException($"--only {name}: there is no such stage; there are: {string.Join(", ", stages.Select(stage => stage.Name).Distinct())}");
            }

            last = Math.Max(last, at);
        }

        return [.. stages.Take(last + 1)];
    }
}
