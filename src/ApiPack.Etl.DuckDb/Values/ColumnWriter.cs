using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Values;

/// <summary>Writes one column of a chunk.</summary>
internal sealed unsafe class ColumnWriter(nint vector, bool isList)
{
    private byte* data;
    private ulong* validity;
    private nint items;
    private ulong itemCount;
    private ulong rowItems;
    private ulong itemCapacity;

    /// <summary>Starts an empty chunk: the vectors' memory may have moved.</summary>
    public void Reset()
    {
        data = Api.VectorData(vector);
        validity = null;
        if (!isList)
            return;
        items = Api.ListItems(vector);
        itemCount = rowItems = 0;
        itemCapacity = ChunkWriter.MaxRows;
    }

    public void Null(int row)
    {
        if (validity == null)
        {
            Api.MakeValidityWritable(vector);
            validity = Api.VectorValidity(vector);
        }

        validity[row >> 6] &= ~(1UL << (row & 63));
    }

    public void Text(int row, Utf8Text text)
    {
        Valid(row);
        fixed (byte* bytes = text.Bytes)
            Api.AssignText(vector, (ulong)row, bytes, (ulong)text.Length);
    }

    public void Long(int row, long value)
    {
        Valid(row);
        ((long*)data)[row] = value;
    }

    public void Double(int row, double value)
    {
        Valid(row);
        ((double*)data)[row] = value;
    }

    public void Boolean(int row, bool value)
    {
        Valid(row);
        data[row] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Starts the row's list of <paramref name="count"/> items.</summary>
    public void List(int row, int count)
    {
        Valid(row);
        rowItems = (ulong)count;
        ((ListElement*)data)[row] = new ListElement { Offset = itemCount, Length = rowItems };
        if (itemCount + rowItems <= itemCapacity)
            return;
        itemCapacity = Math.Max(itemCount + rowItems, itemCapacity * 2);
        _ = Api.ReserveList(vector, itemCapacity);
    }

    public void Item(int index, Utf8Text text)
    {
        fixed (byte* bytes = text.Bytes)
            Api.AssignText(items, itemCount + (ulong)index, bytes, (ulong)text.Length);
    }

    /// <summary>The row is whole: its items stay.</summary>
    public void EndRow()
    {
        itemCount += rowItems;
        rowItems = 0;
    }

    /// <summary>The chunk is whole.</summary>
    public void EndChunk()
    {
        if (isList)
            _ = Api.SetListSize(vector, itemCount);
    }

    // A row that was begun and dropped may have left NULL here.
    private void Valid(int row)
    {
        if (validity != null)
            validity[row >> 6] |= 1UL << (row & 63);
    }
}
