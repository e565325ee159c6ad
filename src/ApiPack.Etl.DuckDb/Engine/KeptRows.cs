using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Rows that a step gave, in a staging table for each bucket; belongs to one thread at a time.</summary>
internal sealed class KeptRows<TIn, TOut>(StagingArea area, Connection connection, RowStage<TIn, TOut> stage, int? expected) : IDisposable
{
    private readonly StagedTable<TOut>?[] buckets = new StagedTable<TOut>?[Ids.Buckets + 1];

    /// <summary>Adds a row to its bucket.</summary>
    public void Add(TOut row)
    {
        var bucket = stage.ApiId is { } apiId ? Ids.Bucket(apiId(row)) : Ids.Buckets;
        if (expected is { } number && bucket != number)
            throw new InvalidOperationException($"stage {stage.Name}: a row of bucket {number} gave one of bucket {bucket}, so it does not depend on its API alone");
        (buckets[bucket] ??= new StagedTable<TOut>(area, connection, stage.Step.Output)).Add(row);
    }

    /// <summary>Commits the rows and names their tables; no rows can be added after.</summary>
    public IEnumerable<(int? Bucket, string Table)> Seal()
    {
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            if (buckets[bucket] is not { } table)
                continue;
            table.Flush();
            yield return (bucket == Ids.Buckets ? null : bucket, table.Name);
        }
    }

    public void Dispose()
    {
        foreach (var table in buckets)
            table?.Dispose();
        connection.Dispose();
    }
}
