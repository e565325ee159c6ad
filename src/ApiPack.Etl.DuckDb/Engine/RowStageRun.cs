using System.Collections.Concurrent;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>
/// One run of a row stage. A reader streams the input into a bounded queue; workers run the step, keep rows in staging tables and write
/// a bucket's files as soon as its input is done.
/// </summary>
internal sealed class RowStageRun<TIn, TOut>(Parts parts, RowStage<TIn, TOut> stage, ProgressMeter meter)
{
    private readonly ConcurrentBag<TableFile> files = [];
    private readonly string[] columns = [.. stage.Step.Output.Columns.Select(column => column.Name)];
    private IReadOnlyList<Table> read = [];
    private IReadOnlyList<StagedBucket> remaining = [];

    public StageResult Run(CancellationToken cancellation)
    {
        using var connection = parts.Database.Connect(cancellation);
        read = stage.Source is { } source ? parts.Catalog.Read(connection, [source]) : [];
        var rejects = new RejectSink(stage.Name, connection);
        RunStep(rejects, cancellation);
        Workers.ForEach(remaining, parts.Options.Threads, parts.Database.Connect, (bucket, own) => Write(own, bucket, rejects), cancellation);
        var table = stage.Step.Output.Columns.Select(column => new TableColumn(column.Name, ColumnTypes.Sql(column.Type)));
        var result = StageTable.Close(parts, connection, stage, [.. table], files, rejects, meter.RowsIn);
        rejects.Drop(connection);
        meter.End(0, 0);
        return result;
    }

    private void RunStep(RejectSink rejects, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<(RowScope<TIn, TOut> Scope, RowBatch<TIn>? Batch)>(2 * parts.Options.Threads);
        var workers = Enumerable.Repeat<Action<CancellationToken>>(stop => Work(queue, rejects, stop), parts.Options.Threads);
        try
        {
            Workers.Run([stop => Feed(queue, stop), .. workers], cancellation);
        }
        finally
        {
            foreach (var (scope, batch) in queue)
            {
                batch?.Dispose();
                scope.Dispose();
            }
        }
    }

    private void Feed(BlockingCollection<(RowScope<TIn, TOut>, RowBatch<TIn>?)> queue, CancellationToken stop)
    {
        using var connection = parts.Connect(stop);
        var source = new RowSource<TIn, TOut>(stage);
        foreach (var bucket in stage.ApiId is null ? [null] : Catalog.Buckets(stage.Scope, read))
        {
            connection.Show(read, bucket);
            var scope = new RowScope<TIn, TOut>(bucket, expected => new KeptRows<TIn, TOut>(parts.Database.Connect(stop), stage, expected));
            foreach (var batch in source.Batches(connection.Sql))
            {
                scope.Hold();
                queue.Add((scope, batch), stop);
            }

            queue.Add((scope, null), stop);
        }

        queue.CompleteAdding();
    }

    private void Work(BlockingCollection<(RowScope<TIn, TOut> Scope, RowBatch<TIn>? Batch)> queue, RejectSink rejects, CancellationToken stop)
    {
        using var connection = parts.Database.Connect(stop);
        using var rejected = rejects.NewPart(connection);
        var worker = new RowWorker<TIn, TOut>(stage, rejected);
        foreach (var (scope, batch) in queue.GetConsumingEnumerable(stop))
        {
            if (batch is not null)
                Process(worker, scope, batch, stop);
            if (scope.Release())
                Finish(scope, connection, rejects);
        }

        rejected.Flush();
    }

    private void Process(RowWorker<TIn, TOut> worker, RowScope<TIn, TOut> scope, RowBatch<TIn> batch, CancellationToken stop)
    {
        using (batch)
        {
            var place = scope.Rent();
            foreach (var row in batch.Rows())
            {
                stop.ThrowIfCancellationRequested();
                var (units, kept) = worker.Run(row, place);
                meter.Add(units, kept);
            }

            scope.Return(place);
        }
    }

    private void Finish(RowScope<TIn, TOut> scope, Connection connection, RejectSink rejects)
    {
        var buckets = scope.Seal();
        if (scope.Bucket is null)
            remaining = buckets;
        else
            foreach (var bucket in buckets)
                Write(connection, bucket, rejects);
    }

    private void Write(Connection connection, StagedBucket bucket, RejectSink rejects)
    {
        var scratch = bucket.Tables.ToList();
        var select = Sql.Union(bucket.Tables.Select(StagingArea.Qualified));
        var kept = UniqueRows.KeepFirst(connection, stage, columns, select, rejects, scratch);
        foreach (var file in parts.Writer.Write(connection, stage, kept, bucket.Bucket))
            files.Add(file);
        StagingArea.Drop(connection, scratch);
    }
}
