using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>Messages on the wire: a byte that says whether it is compressed, the length in four bytes, the message.</summary>
internal static class GrpcFrames
{
    private const int HeaderBytes = 5;
    private const int MaxMessageBytes = 128 << 20;

    /// <summary>Writes a message.</summary>
    public static void Write(Stream to, IMessage message)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header[1..], message.CalculateSize());
        to.Write(header);
        message.WriteTo(to);
    }

    /// <summary>Reads the next message, or null at the stream's end.</summary>
    /// <exception cref="EndOfStreamException">The stream ends within a message.</exception>
    public static async Task<T?> Read<T>(Stream from, MessageParser<T> parser, CancellationToken cancellation)
        where T : class, IMessage<T>
    {
        var header = new byte[HeaderBytes];
        var read = await from.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellation);
        if (read == 0)
            return null;
        if (read < HeaderBytes)
            throw new EndOfStreamException("the stream ends within a message");
        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (header[0] != 0 || length > MaxMessageBytes)
            throw new GrpcException(GrpcCode.Internal, $"a message of {length} bytes, flag {header[0]}: compressed ones are not asked for, and {MaxMessageBytes} bytes are the most", null);
        var body = new byte[length];
        await from.ReadExactlyAsync(body, cancellation);
        return parser.ParseFrom(body);
    }
}

/// <summary>A request's messages, written as the server takes them.</summary>
internal sealed class GrpcContent(IEnumerable<IMessage> messages) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellation)
    {
        foreach (var message in messages)
        {
            using var frame = new MemoryStream(message.CalculateSize() + 8);
            GrpcFrames.Write(frame, message);
            await stream.WriteAsync(frame.GetBuffer().AsMemory(0, (int)frame.Length), cancellation);
            await stream.FlushAsync(cancellation);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
