using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>A reply, right or broken.</summary>
/// <param name="Status">Status.</param>
/// <param name="Body">Body.</param>
/// <param name="Headers">Header lines beyond the length.</param>
/// <param name="ResetAfter">Bytes of the body after which the connection is reset; null for none.</param>
internal sealed record LoopbackReply(int Status, string Body, string Headers = "", int? ResetAfter = null)
{
    public static LoopbackReply Json(object value) => new(200, JsonSerializer.Serialize(value));

    /// <summary>Writes it; false when the connection is over.</summary>
    public async Task<bool> Write(TcpClient client, Stream stream)
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} Status\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{Headers}\r\n");
        byte[] all = [.. head, .. body.AsSpan(0, ResetAfter ?? body.Length)];
        await stream.WriteAsync(all);
        if (ResetAfter is null)
            return true;
        client.LingerState = new LingerOption(true, 0);
        return false;
    }
}
