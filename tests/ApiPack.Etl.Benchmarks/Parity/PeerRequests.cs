using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>The peer's own requests as JSON lines.</summary>
internal static class PeerRequests
{
    /// <param name="path">What <c>peer.mjs --dump</c> writes.</param>
    /// <param name="to">Where the lines go.</param>
    public static int Write(string path, TextWriter to)
    {
        foreach (var har in Hars(path))
            to.WriteLine(RequestCodec.Write(Har.Request(har.GetProperty("har"))));
        return 0;
    }

    /// <summary>The operations that the peer has a request for.</summary>
    public static IEnumerable<JsonElement> Hars(string path) =>
        File.ReadLines(path).Select(static line => JsonElement.Parse(line)).Where(static line => line.TryGetProperty("har", out _));
}
