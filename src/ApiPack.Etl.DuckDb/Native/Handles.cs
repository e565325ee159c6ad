using System.Runtime.InteropServices;

namespace ApiPack.Etl.DuckDb.Native;

/// <summary>A pointer that DuckDB gave and takes back.</summary>
internal abstract class NativeHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;
}

/// <summary><c>duckdb_database</c>.</summary>
internal sealed class DatabaseHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.Close(ref handle);
        return true;
    }
}

/// <summary><c>duckdb_connection</c>.</summary>
internal sealed class ConnectionHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.Disconnect(ref handle);
        return true;
    }
}

/// <summary><c>duckdb_prepared_statement</c>.</summary>
internal sealed class StatementHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.DestroyPrepare(ref handle);
        return true;
    }
}

/// <summary><c>duckdb_pending_result</c>.</summary>
internal sealed class PendingHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.DestroyPending(ref handle);
        return true;
    }
}

/// <summary><c>duckdb_result</c>, in native memory so that its address stays.</summary>
internal sealed unsafe class ResultHandle : NativeHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    public NativeResult* Pointer => (NativeResult*)handle;

    protected override bool ReleaseHandle()
    {
        Api.DestroyResult(Pointer);
        NativeMemory.Free(Pointer);
        return true;
    }
}

/// <summary><c>duckdb_data_chunk</c>.</summary>
internal sealed class ChunkHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.DestroyChunk(ref handle);
        return true;
    }
}

/// <summary><c>duckdb_appender</c>.</summary>
internal sealed class AppenderHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        // Destroying flushes; what was not flushed by then belongs to a stage that has failed.
        _ = Api.ClearAppender(handle);
        return Api.DestroyAppender(ref handle) == 0;
    }
}

/// <summary><c>duckdb_logical_type</c>.</summary>
internal sealed class LogicalTypeHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        Api.DestroyType(ref handle);
        return true;
    }
}
