namespace ApiPack.Etl.DuckDb.Native;

/// <summary>A running SELECT's rows, 2,048 at a time.</summary>
internal sealed unsafe class ResultStream : IDisposable
{
    private readonly ResultHandle result;
    private readonly Func<nint, Exception> error;

    public ResultStream(ResultHandle result, Func<nint, Exception> error)
    {
        this.result = result;
        this.error = error;
        var names = new string[Api.ColumnCount(result.Pointer)];
        for (var i = 0; i < names.Length; i++)
            names[i] = Api.Text(Api.ColumnName(result.Pointer, (ulong)i)) ?? "";
        Names = names;
    }

    /// <summary>Column names in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The type of a column; the caller disposes it.</summary>
    public LogicalTypeHandle Type(int column) => Api.ColumnType(result.Pointer, (ulong)column);

    /// <summary>The next chunk, never empty, or null at the end; the caller disposes it.</summary>
    public ChunkHandle? Next()
    {
        while (true)
        {
            var chunk = Api.FetchChunk(*result.Pointer);
            if (chunk.IsInvalid)
            {
                chunk.Dispose();
                var message = Api.ResultError(result.Pointer);
                return message == 0 ? null : throw error(message);
            }

            if (Api.ChunkSize(chunk) > 0)
                return chunk;
            chunk.Dispose();
        }
    }

    public void Dispose() => result.Dispose();
}
