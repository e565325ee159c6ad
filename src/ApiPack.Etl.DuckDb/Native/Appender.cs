namespace ApiPack.Etl.DuckDb.Native;

/// <summary>Appends chunks to a table; belongs to one thread at a time.</summary>
internal sealed class Appender : IDisposable
{
    private readonly AppenderHandle handle;
    private readonly string table;

    public Appender(Connection connection, string catalog, string table)
    {
        this.table = table;
        var failed = Api.CreateAppender(connection.Handle, catalog, "main", table, out handle) != 0;
        if (failed)
            throw Error();
    }

    /// <summary>Takes a copy of the chunk's rows; they are in the table after <see cref="Flush"/>.</summary>
    public void Append(ChunkHandle chunk)
    {
        if (Api.AppendChunk(handle, chunk) != 0)
            throw Error();
    }

    /// <summary>Commits the appended rows.</summary>
    public void Flush()
    {
        if (Api.FlushAppender(handle) != 0)
            throw Error();
    }

    public void Dispose() => handle.Dispose();

    private DuckDbException Error() => new($"appending to {table}: {Api.Text(Api.AppenderError(handle))}");
}
