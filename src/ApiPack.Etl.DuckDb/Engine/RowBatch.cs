using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Input rows handed to a worker at once.</summary>
internal abstract class RowBatch<T> : IDisposable
{
    /// <summary>The rows, made as they are asked for.</summary>
    public abstract IEnumerable<T> Rows();

    public abstract void Dispose();
}

/// <summary>Rows that the driver gave.</summary>
internal sealed class ListBatch<T>(T[] rows) : RowBatch<T>
{
    public override IEnumerable<T> Rows() => rows;

    public override void Dispose()
    {
    }
}

/// <summary>One row that an asynchronous step is done with; its place in the window is free when it is disposed of.</summary>
internal sealed class AnsweredRow<TIn, TOut>(TIn row, Task<IReadOnlyList<Outcome<TOut>>> answer, RowWindow<TIn, TOut> window) : RowBatch<TIn>
{
    /// <summary>What the step made of the row.</summary>
    public Task<IReadOnlyList<Outcome<TOut>>> Answer => answer;

    public override IEnumerable<TIn> Rows() => [row];

    public override void Dispose() => window.Release();
}

/// <summary>A range of a chunk's rows, read on the worker's thread.</summary>
internal sealed class ChunkBatch<T>(SharedChunk chunk, RowSchema<T> schema, int from, int to) : RowBatch<T>
{
    public override IEnumerable<T> Rows()
    {
        var reader = new ChunkReader(schema.Columns);
        reader.Attach(chunk.Handle);
        for (var row = from; row < to; row++)
        {
            reader.MoveTo(row);
            yield return schema.Read(reader);
        }
    }

    public override void Dispose() => chunk.Release();
}

/// <summary>A chunk that several batches read; freed with the last of them.</summary>
internal sealed class SharedChunk(ChunkHandle handle, int batches)
{
    private int left = batches;

    /// <summary>The chunk.</summary>
    public ChunkHandle Handle => handle;

    /// <summary>One batch is done.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref left) == 0)
            handle.Dispose();
    }
}
