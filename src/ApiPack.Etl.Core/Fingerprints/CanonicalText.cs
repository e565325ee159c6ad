using System.Buffers.Text;
using System.Text;

namespace ApiPack.Etl.Core.Fingerprints;

/// <summary>A row's canonical bytes while they are written.</summary>
public sealed class CanonicalText
{
    private byte[] bytes = new byte[16384];
    private int length;

    /// <summary>The bytes written.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Starts a new row.</summary>
    public void Clear() => length = 0;

    /// <summary>One ASCII character.</summary>
    public void Add(char mark)
    {
        Room(1)[0] = (byte)mark;
        length++;
    }

    /// <summary>An integer in decimal digits.</summary>
    public void Add(long value)
    {
        _ = Utf8Formatter.TryFormat(value, Room(20), out var written);
        length += written;
    }

    /// <summary>Bytes as they are.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        length += value.Length;
    }

    /// <summary>The bytes as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);

    private Span<byte> Room(int count)
    {
        if (bytes.Length - length < count)
            Array.Resize(ref bytes, (int)Math.Min(Math.Max(length + (long)count, bytes.Length * 2L), Array.MaxLength));
        return bytes.AsSpan(length);
    }
}
