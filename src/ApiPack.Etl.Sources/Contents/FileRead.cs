using System.Buffers;

namespace ApiPack.Etl.Sources.Contents;

/// <summary>A file's bytes in borrowed memory, or why they could not be read.</summary>
public sealed class FileRead : IDisposable
{
    private byte[]? borrowed;

    private FileRead(byte[]? borrowed, int length, Problem? problem)
    {
        this.borrowed = borrowed;
        Bytes = borrowed.AsMemory(0, length);
        Problem = problem;
    }

    private FileRead(ReadOnlyMemory<byte> lent) => Bytes = lent;

    /// <summary>The bytes; empty when there is a <see cref="Problem"/>. Valid until disposed.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why the file could not be read, or null.</summary>
    public Problem? Problem { get; }

    /// <summary>A file that could not be read.</summary>
    public static FileRead Failed(string reason, string detail) => new(null, 0, new Problem(reason, detail));

    /// <summary>Bytes that the caller owns.</summary>
    public static FileRead Of(ReadOnlySpan<byte> bytes)
    {
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        return new FileRead(copy, bytes.Length, null);
    }

    /// <summary>Bytes that are in memory, up to a limit; they stay the caller's.</summary>
    public static FileRead Lent(ReadOnlyMemory<byte> bytes, int limit) => bytes.Length > limit ? TooLarge(bytes.Length, limit) : new FileRead(bytes);

    /// <summary>Reads a stream that should hold <paramref name="declared"/> bytes, never beyond that or the limit.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    internal static FileRead From(Stream stream, long declared, int limit)
    {
        if (declared < 0)
            return Failed(Reasons.Unreadable, "its size is damaged");
        if (declared > limit)
            return TooLarge(declared, limit);
        var buffer = ArrayPool<byte>.Shared.Rent((int)declared + 1);
        try
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(0, (int)declared + 1), (int)declared + 1, throwOnEndOfStream: false);
            if (read == declared)
            {
                var kept = buffer;
                buffer = null;
                return new FileRead(kept, read, null);
            }
            return Failed(Reasons.Unreadable, read > declared ? $"more than the {declared} bytes declared" : $"cut short: {read} of {declared} bytes");
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file that is larger than a limit.</summary>
    public static FileRead TooLarge(long bytes, int limit) =>
        Failed(Reasons.TooLarge, $"{bytes} bytes, more than the limit of {limit}; split the document or leave it out");

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (borrowed is not null)
            ArrayPool<byte>.Shared.Return(borrowed);
        borrowed = null;
    }
}
