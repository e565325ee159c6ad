using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Values;

/// <summary>Writes rows into the vectors of one chunk, which is used again and again.</summary>
internal sealed unsafe class ChunkWriter : IRowWriter, IDisposable
{
    /// <summary>Rows that a chunk holds (DuckDB's vector size).</summary>
    public const int MaxRows = 2048;

    private const long MaxTextBytes = 4 << 20;
    private readonly Column[] columns;
    private readonly ColumnWriter[] writers;
    private readonly Utf8Text utf8 = new();
    private int column;

    public ChunkWriter(IReadOnlyList<Column> columns)
    {
        this.columns = [.. columns];
        Chunk = Create(this.columns);
        writers = [.. this.columns.Select((c, i) => new ColumnWriter(Api.ChunkVector(Chunk, (ulong)i), c.Type == ColumnType.TextList))];
        Clear();
    }

    /// <summary>The chunk that holds the rows; whole after <see cref="Seal"/>.</summary>
    public ChunkHandle Chunk { get; }

    /// <summary>Rows in the chunk.</summary>
    public int Rows { get; private set; }

    /// <summary>UTF-8 bytes of the texts in the chunk.</summary>
    public long TextBytes { get; private set; }

    /// <summary>True when the chunk must be handed on before another row.</summary>
    public bool IsFull => Rows == MaxRows || TextBytes >= MaxTextBytes;

    /// <summary>Starts a row; one that was begun and not ended is dropped.</summary>
    public void BeginRow() => column = 0;

    /// <summary>Ends a row.</summary>
    /// <exception cref="InvalidOperationException">Not every column was written.</exception>
    public void EndRow()
    {
        if (column != columns.Length)
            throw new InvalidOperationException($"a row has {columns.Length} columns, but {column} were written");
        foreach (var writer in writers)
            writer.EndRow();
        Rows++;
    }

    /// <summary>Makes the chunk ready to be handed on.</summary>
    public void Seal()
    {
        foreach (var writer in writers)
            writer.EndChunk();
        Api.SetChunkSize(Chunk, (ulong)Rows);
    }

    /// <summary>Empties the chunk.</summary>
    public void Clear()
    {
        Api.ResetChunk(Chunk);
        foreach (var writer in writers)
            writer.Reset();
        Rows = 0;
        TextBytes = 0;
    }

    public void Text(string? value)
    {
        var to = Next(ColumnType.Text);
        if (value is null)
            to.Null(Rows);
        else
            to.Text(Rows, Encoded(value));
    }

    public void Long(long? value)
    {
        var to = Next(ColumnType.Long);
        if (value is { } number)
            to.Long(Rows, number);
        else
            to.Null(Rows);
    }

    public void Double(double? value)
    {
        var to = Next(ColumnType.Double);
        if (value is { } number)
            to.Double(Rows, number);
        else
            to.Null(Rows);
    }

    public void Boolean(bool? value)
    {
        var to = Next(ColumnType.Boolean);
        if (value is { } flag)
            to.Boolean(Rows, flag);
        else
            to.Null(Rows);
    }

    public void TextList(IReadOnlyList<string> value)
    {
        var to = Next(ColumnType.TextList);
        to.List(Rows, value.Count);
        for (var i = 0; i < value.Count; i++)
            to.Item(i, Encoded(value[i]));
    }

    public void Dispose() => Chunk.Dispose();

    private Utf8Text Encoded(string value)
    {
        utf8.Set(value);
        TextBytes += utf8.Length;
        return utf8;
    }

    private ColumnWriter Next(ColumnType type)
    {
        if (column == columns.Length)
            throw new InvalidOperationException($"a row has {columns.Length} columns, but more were written");
        if (columns[column].Type != type)
            throw new InvalidOperationException($"column {columns[column].Name} is {columns[column].Type}, but was written as {type}");
        return writers[column++];
    }

    private static ChunkHandle Create(Column[] columns)
    {
        var types = Array.ConvertAll(columns, static column => ColumnTypes.Native(column.Type));
        try
        {
            var pointers = Array.ConvertAll(types, static type => type.DangerousGetHandle());
            fixed (nint* first = pointers)
                return Api.CreateChunk(first, (ulong)pointers.Length);
        }
        finally
        {
            Array.ForEach(types, static type => type.Dispose());
        }
    }
}
