using System.Text;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Values;

/// <summary>Reads rows straight from a chunk's vectors. One reader serves one thread; several may read one chunk.</summary>
internal sealed class ChunkReader(IReadOnlyList<Column> columns) : IRowReader
{
    private readonly Column[] columns = [.. columns];
    private readonly Vector[] vectors = new Vector[columns.Count];
    private readonly Vector[] items = new Vector[columns.Count];
    private ChunkHandle? attached;
    private int row;

    /// <summary>Reads from this chunk from now on; the caller keeps it alive.</summary>
    public void Attach(ChunkHandle chunk)
    {
        if (ReferenceEquals(attached, chunk))
            return;
        attached = chunk;
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = new Vector(Api.ChunkVector(chunk, (ulong)i));
            if (columns[i].Type == ColumnType.TextList)
                items[i] = new Vector(Api.ListItems(vectors[i].Handle));
        }
    }

    /// <summary>Reads this row of the chunk from now on.</summary>
    public void MoveTo(int index) => row = index;

    public bool IsNull(int column) => vectors[column].IsNull(row);

    public string Text(int column) => Encoding.UTF8.GetString(At(column, ColumnType.Text).Utf8(row));

    public long Long(int column) => At(column, ColumnType.Long).Long(row);

    public double Double(int column) => At(column, ColumnType.Double).Double(row);

    public bool Boolean(int column) => At(column, ColumnType.Boolean).Boolean(row);

    public IReadOnlyList<string> TextList(int column)
    {
        var range = At(column, ColumnType.TextList).List(row);
        if (range.Length == 0)
            return [];
        var list = new string[range.Length];
        ref readonly var texts = ref items[column];
        for (var i = 0; i < list.Length; i++)
        {
            var at = (long)range.Offset + i;
            list[i] = texts.IsNull(at)
                ? throw new InvalidOperationException($"column {columns[column].Name} holds a list with a NULL item")
                : Encoding.UTF8.GetString(texts.Utf8(at));
        }

        return list;
    }

    private ref readonly Vector At(int column, ColumnType type)
    {
        if (columns[column].Type != type)
            throw new InvalidOperationException($"column {columns[column].Name} is {columns[column].Type}, but was read as {type}");
        ref readonly var vector = ref vectors[column];
        if (vector.IsNull(row))
            throw new InvalidOperationException($"column {columns[column].Name} holds NULL, but was read as {type}");
        return ref vector;
    }
}
