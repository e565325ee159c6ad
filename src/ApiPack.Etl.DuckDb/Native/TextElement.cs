using System.Runtime.InteropServices;

namespace ApiPack.Etl.DuckDb.Native;

/// <summary><c>duckdb_string_t</c>, 16 bytes: a text of up to 12 bytes inside, a longer one behind a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal readonly unsafe struct TextElement
{
    private const int MaxInlined = 12;

    [FieldOffset(0)]
    private readonly uint length;

    [FieldOffset(4)]
    private readonly byte inlined;

    [FieldOffset(8)]
    private readonly byte* pointer;

    /// <summary>The UTF-8 bytes of an element that lies in vector memory; good while its chunk lives.</summary>
    public static ReadOnlySpan<byte> Bytes(TextElement* element) => element->length <= MaxInlined
        ? new ReadOnlySpan<byte>(&element->inlined, (int)element->length)
        : new ReadOnlySpan<byte>(element->pointer, checked((int)element->length));
}

/// <summary><c>duckdb_list_entry</c>: where a row's items lie in the list's child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ListElement
{
    public ulong Offset;
    public ulong Length;
}
