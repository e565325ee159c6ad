using System.Collections.Concurrent;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>
/// One run of a row stage. A reader streams the input into a bounded queue; workers run the step, keep rows in staging tables and write
/// a bucket's files as soon as its input is done. Rows of an asynchronous step pass a <see cref="RowWindow{TIn, TOut}"/> on their way to the workers.
/// </summary>
internal sealed class RowStageRun<TIn, TOut>(Parts parts, RowStage<TIn, TOut> stage, StagingArea area, RejectSink rejects, ProgressMeter meter)
{
    private readonly ConcurrentBag<TableFile> files = [];
    private readonly ConcurrentBag<RowScope<TIn, TOut>> scopes = [];
    private readonly string[] columns = [.. stage.Step.Output.Columns.Select(column => column.Name)];
    private IReadOnlyList<StagedBucket> unwritten = [];

    /// <summary>Runs the stage to its end.</summary>
    public static StageResult Run(Parts parts, RowStage<TIn, TOut> stage, ProgressMeter meter, CancellationToken cancellation)
    {
        using var area = new StagingArea(parts.Database);
        using var connection = parts.Database.Connect(cancellation);
        var rejects = new RejectSink(stage.Name, area, connection);
        return new RowStageRun<TIn, TOut>(parts, stage, area, rejects, meter).Run(connection, cancellation);
    }

    private StageResult Run(Connection connection, CancellationToken cancellation)
    {
        IReadOnlyList<Table> read = stage.Source is { } source ? parts.Catalog.Read(connection, [source]) : [];
        RunStep(read, cancellation);
        Workers.ForEach(unwritten, parts.Options.Threads, parts.Database.Connect, Write, cancellation);
        var table = stage.Step.Output.Columns.Select(column => new TableColumn(column.Name, ColumnTypes.Sql(column.Type)));
        return StageTable.Close(parts, connection, stage, [.. table], files, rejects, meter);
    }

    private void RunStep(IReadOnlyList<Table> read, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<Item>(2 * parts.Options.Threads);
        using var answered = new BlockingCollection<Item>();
        Action<CancellationToken>[] asker = stage.Step is IAsyncRowStep<TIn, TOut> step ? [stop => Ask(step, queue, answered, stop)] : [];
        var ready = asker.Length > 0 ? answered : queue;
        var workers = Enumerable.Repeat<Action<CancellationToken>>(stop => Work(ready, stop), parts.Options.Threads);
        try
        {
            Workers.Run([stop => Feed(queue, read, stop), .. asker, .. workers], cancellation);
        }
        finally
        {
            foreach (var item in queue)
                item.Batch?.Dispose();
            foreach (var scope in scopes)
                scope.Dispose();
        }
    }

    private void Feed(BlockingCollection<Item> queue, IReadOnlyList<Table> read, CancellationToken stop)
    {
        using var connection = parts.Connect(stop);
        var source = new RowSource<TIn, TOut>(stage);
        foreach (var bucket in stage.ApiId is null ? [null] : Catalog.Buckets(stage.Scope, read))
        {
            connection.Show(read, bucket);
            var scope = new RowScope<TIn, TOut>(bucket, () => new KeptRows<TIn, TOut>(area, parts.Database.Connect(stop), stage, bucket));
            scopes.Add(scope);
            foreach (var batch in source.Batches(connection.Sql))
            {
                scope.Hold();
                queue.Add(new Item(scope, batch), stop);
            }

            queue.Add(new Item(scope, null), stop);
        }

        queue.CompleteAdding();
    }

    // Across batches and buckets, so that a slow row holds up nothing but its own bucket's end.
    private static void Ask(IAsyncRowStep<TIn, TOut> step, BlockingCollection<Item> queue, BlockingCollection<Item> answered, CancellationToken stop)
    {
        using var window = new RowWindow<TIn, TOut>(step, stop);
        foreach (var (scope, batch) in queue.GetConsumingEnumerable(stop))
        {
            using (batch)
            {
                foreach (var row in batch?.Rows() ?? [])
                {
                    scope.Hold();
                    window.Start(row, answer => answered.Add(new Item(scope, new AnsweredRow<TIn, TOut>(row, answer, window)), CancellationToken.None));
                }
            }

            answered.Add(new Item(scope, null), stop);
        }

        window.Finish();
        answered.CompleteAdding();
    }

    private void Work(BlockingCollection<Item> queue, CancellationToken stop)
    {
        using var connection = parts.Database.Connect(stop);
        using var rejected = rejects.NewPart(connection);
        var runner = new StepRunner<TIn, TOut>($"stage {stage.Name}", stage.Step);
        foreach (var (scope, batch) in queue.GetConsumingEnumerable(stop))
        {
            if (batch is not null)
                Process(runner, rejected, scope, batch, stop);
            if (scope.Release())
                Finish(scope, connection);
        }

        rejected.Flush();
    }

    private void Process(StepRunner<TIn, TOut> runner, StagedTable<Reject> rejected, RowScope<TIn, TOut> scope, RowBatch<TIn> batch, CancellationToken stop)
    {
        using (batch)
        {
            var place = scope.Rent();
            var (keep, reject) = ((Action<TOut>)place.Add, (Action<Reject>)rejected.Add);
            var answer = (batch as AnsweredRow<TIn, TOut>)?.Answer;
            foreach (var row in batch.Rows())
            {
                stop.ThrowIfCancellationRequested();
                var account = runner.Run(row, keep, reject, answer);
                meter.Add(account.Units, account.Kept);
            }

            scope.Return(place);
        }
    }

    // The worker that ends a bucket writes it; rows of all input at once are written when the queue is done, by all threads.
    private void Finish(RowScope<TIn, TOut> scope, Connection connection)
    {
        var buckets = StagedBucket.Unique(area, connection, stage, columns, scope.Seal(area), rejects);
        if (scope.Bucket is null)
        {
            unwritten = buckets;
            return;
        }

        foreach (var bucket in buckets)
            Write(bucket, connection);
    }

    private void Write(StagedBucket bucket, Connection connection)
    {
        foreach (var file in parts.Writer.Write(connection, stage, bucket.Select, bucket.Bucket))
            files.Add(file);
        area.Drop(connection, bucket.Tables);
    }

    /// <summary>A batch of a scope, or the end: of its source, or of a batch whose rows go their own ways.</summary>
    private readonly record struct Item(RowScope<TIn, TOut> Scope, RowBatch<TIn>? Batch);
}
