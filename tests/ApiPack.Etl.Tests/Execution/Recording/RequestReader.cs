using System.Globalization;
using System.Text;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Recording;

/// <summary>Reads one HTTP/1.1 request from a stream (RFC 9112), strictly: what is no request is an <see cref="InvalidDataException"/>.</summary>
internal sealed class RequestReader(Stream stream)
{
    private const int MaxLine = 1 << 20;
    private const int MaxBody = 1 << 26;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /// <summary>The request, or null where the connection ended before its first byte.</summary>
    public async Task<RecordedRequest?> Read(CancellationToken cancellation)
    {
        if (!await Fill(cancellation))
            return null;
        var words = (await Line(cancellation)).Split(' ');
        if (words is not [var method, var target, "HTTP/1.1"])
            throw new InvalidDataException($"no request line of HTTP/1.1: {string.Join(' ', words)}");
        var headers = new List<NameValue>();
        for (var line = await Line(cancellation); line.Length > 0; line = await Line(cancellation))
            headers.Add(Header(line));
        var request = new RecordedRequest(method, target, headers, []);
        return request with { Body = await Body(request, cancellation) };
    }

    private static NameValue Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line[colon - 1] is not (' ' or '\t')
            ? new(line[..colon], line[(colon + 1)..].Trim(' ', '\t'))
            : throw new InvalidDataException($"no header: {line}");
    }

    private async Task<byte[]> Body(RecordedRequest request, CancellationToken cancellation)
    {
        if (request.Header("transfer-encoding") is { } encoding)
        {
            return encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? await Chunks(cancellation)
                : throw new InvalidDataException($"transfer-encoding {encoding}");
        }

        return request.Header("content-length") is { } length
            ? await Bytes(int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture), cancellation)
            : [];
    }

    private async Task<byte[]> Chunks(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var size = int.Parse((await Line(cancellation)).Split(';')[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            body.Write(await Bytes(size, cancellation));
            if (await Line(cancellation) is { Length: > 0 } line)
                throw new InvalidDataException($"after a chunk: {line}");
            if (size == 0)
                return body.ToArray();
        }
    }

    private async Task<byte[]> Bytes(int count, CancellationToken cancellation)
    {
        if (count > MaxBody)
            throw new InvalidDataException($"a body of {count} bytes");
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            await FillOrFail(cancellation);
            var taken = Math.Min(count - at, end - start);
            buffer.AsSpan(start, taken).CopyTo(bytes.AsSpan(at));
            start += taken;
            at += taken;
        }

        return bytes;
    }

    private async Task<string> Line(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (line.Length < MaxLine)
        {
            await FillOrFail(cancellation);
            var character = (char)buffer[start++];
            if (character == '\n' && line.Length > 0 && line[^1] == '\r')
                return line.ToString(0, line.Length - 1);
            line.Append(character);
        }

        throw new InvalidDataException("a line without end");
    }

    private async Task FillOrFail(CancellationToken cancellation)
    {
        if (!await Fill(cancellation))
            throw new InvalidDataException("the connection ended within the request");
    }

    private async Task<bool> Fill(CancellationToken cancellation)
    {
        if (start < end)
            return true;
        (start, end) = (0, await stream.ReadAsync(buffer, cancellation));
        return end > 0;
    }
}
