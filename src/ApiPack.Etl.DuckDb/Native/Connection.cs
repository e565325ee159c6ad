using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Native;

/// <summary>A connection: runs SQL on the calling thread, one thread at a time, until its token is cancelled.</summary>
internal sealed unsafe class Connection : IDisposable
{
    private readonly ConnectionHandle handle;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration interrupt;

    public Connection(ConnectionHandle handle, CancellationToken cancellation)
    {
        this.handle = handle;
        this.cancellation = cancellation;
        interrupt = cancellation.Register(() => Api.Interrupt(handle));
    }

    public ConnectionHandle Handle => handle;

    /// <summary>Runs SQL to its end; gives the rows changed or copied.</summary>
    public long Execute(string sql)
    {
        Check(sql);
        using var result = new ResultHandle();
        return Api.Query(handle, sql, result.Pointer) == 0
            ? (long)Api.RowsChanged(result.Pointer)
            : throw Error(Api.ResultError(result.Pointer), sql);
    }

    /// <summary>One BIGINT from a SELECT.</summary>
    public long Long(string sql)
    {
        using var stream = Stream(sql);
        ColumnTypes.Check(stream, [new("value", ColumnType.Long)], sql);
        using var chunk = stream.Next() ?? throw new DuckDbException("The SELECT gives no row.", sql);
        var vector = new Vector(Api.ChunkVector(chunk, 0));
        return vector.IsNull(0) ? throw new DuckDbException("The SELECT gives NULL.", sql) : vector.Long(0);
    }

    /// <summary>Runs a SELECT whose rows come chunk by chunk while they are made.</summary>
    public ResultStream Stream(string sql)
    {
        Check(sql);
        var prepared = Api.Prepare(handle, sql, out var statement) == 0;
        using (statement)
        {
            if (!prepared)
                throw Error(Api.PrepareError(statement), sql);
            var started = Api.PendingStreaming(statement, out var pending) == 0;
            using (pending)
            {
                if (!started)
                    throw Error(Api.PendingError(pending), sql);
                var result = new ResultHandle();
                if (Api.ExecutePending(pending, result.Pointer) == 0)
                    return new ResultStream(result, error => Error(error, sql));
                using (result)
                    throw Error(Api.ResultError(result.Pointer), sql);
            }
        }
    }

    public void Dispose()
    {
        interrupt.Dispose();
        handle.Dispose();
    }

    private Exception Error(nint message, string sql) => cancellation.IsCancellationRequested
        ? new OperationCanceledException(cancellation)
        : new DuckDbException(Api.Text(message) ?? "unknown error", sql);

    private void Check(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        if (sql.Contains('\0'))
            throw new DuckDbException("SQL must not hold a NUL character.", sql);
    }
}
