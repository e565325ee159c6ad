namespace ApiPack.Etl.DuckDb.Native;

/// <summary>A vector's memory, for reading.</summary>
internal readonly unsafe struct Vector(nint handle)
{
    private readonly byte* data = Api.VectorData(handle);
    private readonly ulong* validity = Api.VectorValidity(handle);

    /// <summary>The vector itself, for its children.</summary>
    public nint Handle => handle;

    public bool IsNull(long row) => validity != null && (validity[row >> 6] >> (int)(row & 63) & 1) == 0;

    public ReadOnlySpan<byte> Utf8(long row) => TextElement.Bytes((TextElement*)data + row);

    public long Long(long row) => ((long*)data)[row];

    public int Int(long row) => ((int*)data)[row];

    public double Double(long row) => ((double*)data)[row];

    public bool Boolean(long row) => data[row] != 0;

    public ListElement List(long row) => ((ListElement*)data)[row];
}
