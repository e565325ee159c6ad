using System.Buffers;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>Bytes under construction in borrowed memory.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Smallest = 1 << 16;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Smallest);
    private int count;

    /// <summary>The bytes written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, count);

    public void Advance(int written) => count += written;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Forgets the bytes; memory that a giant took is given back.</summary>
    public void Clear()
    {
        count = 0;
        if (bytes.Length > 16 * Smallest)
            Replace(Smallest);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private void Reserve(int needed)
    {
        if (bytes.Length - count < needed)
            Replace((int)Math.Min(Math.Max(2L * bytes.Length, (long)count + needed), Array.MaxLength));
    }

    private void Replace(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        bytes.AsSpan(0, count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
