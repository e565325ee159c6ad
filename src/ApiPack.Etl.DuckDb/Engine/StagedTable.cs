using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A staging table being filled by one thread at a time.</summary>
internal sealed class StagedTable<T> : IDisposable
{
    // What DuckDB holds outside its memory limit until it is committed.
    private const long FlushTextBytes = 16 << 20;

    private readonly RowSchema<T> schema;
    private readonly Appender appender;
    private readonly ChunkWriter writer;
    private long unflushed;

    public StagedTable(StagingArea area, Connection connection, RowSchema<T> schema)
    {
        this.schema = schema;
        Name = area.Create(connection, schema.Columns);
        appender = new Appender(connection, area.Catalog, Name);
        writer = new ChunkWriter(schema.Columns);
    }

    /// <summary>The table's name in the <see cref="StagingArea"/>.</summary>
    public string Name { get; }

    /// <summary>Adds a row.</summary>
    public void Add(T row)
    {
        writer.BeginRow();
        schema.Write(row, writer);
        writer.EndRow();
        if (writer.IsFull)
            HandOn();
    }

    /// <summary>Commits all rows.</summary>
    public void Flush()
    {
        if (writer.Rows > 0)
            HandOn();
        appender.Flush();
    }

    public void Dispose()
    {
        appender.Dispose();
        writer.Dispose();
    }

    private void HandOn()
    {
        writer.Seal();
        appender.Append(writer.Chunk);
        unflushed += writer.TextBytes;
        writer.Clear();
        if (unflushed < FlushTextBytes)
            return;
        appender.Flush();
        unflushed = 0;
    }
}
