using System.Buffers;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>Cuts a stream into lines at line feeds, in borrowed memory that grows with the longest line. Belongs to one thread.</summary>
/// <param name="stream">The stream; left open.</param>
/// <param name="maxLineBytes">Longest line that is taken.</param>
public sealed class JsonLineReader(Stream stream, int maxLineBytes = JsonLineReader.LongestLine) : IDisposable
{
    /// <summary>Longest line by default: room for a document of 64 MiB in base64, six times over.</summary>
    public const int LongestLine = 512 << 20;

    private const int Smallest = 1 << 16;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Smallest);
    private int start;
    private int end;

    /// <summary>Number of the last line read or refused, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads a line, valid until the next call; false at the end of the stream. The last line may lack its line feed.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        for (var searched = start; ;)
        {
            var at = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, 1, out line);
            MakeRoom();
            searched = end;
            var read = stream.Read(buffer.AsSpan(end));
            end += read;
            if (read == 0)
                return Take(end, 0, out line) && line.Length > 0;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private bool Take(int lineEnd, int breakLength, out ReadOnlyMemory<byte> line)
    {
        line = buffer.AsMemory(start, lineEnd - start);
        start = lineEnd + breakLength;
        if (line.Length > 0 || breakLength > 0)
            Number++;
        return true;
    }

    private void MakeRoom()
    {
        var unread = end - start;
        if (unread > maxLineBytes)
        {
            Number++;
            throw new InvalidDataException($"longer than {maxLineBytes} bytes");
        }

        if (unread == 0 && buffer.Length > 16 * Smallest)
            Move(0, Smallest);
        else if (unread == 0 || end == buffer.Length)
            Move(unread, unread > buffer.Length / 2 ? (int)Math.Min(2L * buffer.Length, Array.MaxLength) : buffer.Length);
    }

    // What is unread goes to the front of a buffer of this size.
    private void Move(int unread, int size)
    {
        var rest = buffer.AsSpan(start, unread);
        if (size == buffer.Length)
        {
            rest.CopyTo(buffer);
        }
        else
        {
            var next = ArrayPool<byte>.Shared.Rent(size);
            rest.CopyTo(next);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = next;
        }

        (start, end) = (0, unread);
    }
}
