using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>openapi-snippet, run by Node.js.</summary>
internal static class Peer
{
    /// <summary>Runs the peer over every <paramref name="every"/>th file below a folder; of an operation with several bodies the first is its call.</summary>
    public static IReadOnlyList<PeerCalls> Run(string corpus, int every)
    {
        var dump = Path.GetTempFileName();
        try
        {
            _ = PeerTool.Lines(null, "--every", every.ToString(CultureInfo.InvariantCulture), "--dump", dump, corpus).Count();
            return [.. File.ReadLines(dump).Select(Read).DistinctBy(static calls => (calls.File, calls.Method, calls.Path))];
        }
        finally
        {
            File.Delete(dump);
        }
    }

    /// <summary>The peer's ten calls of each request, or null where it gives up.</summary>
    public static IReadOnlyList<IReadOnlyList<string>?> Of(IEnumerable<Request> requests) =>
        [.. PeerTool.Lines(string.Join('\n', requests.Select(Har.Text)), "--hars").Select(static line => JsonElement.Parse(line) is { ValueKind: JsonValueKind.Array } code ? Texts(code) : null)];

    private static PeerCalls Read(string line)
    {
        var json = JsonElement.Parse(line);
        var (file, method, path) = (json.GetProperty("file").GetString()!, json.GetProperty("method").GetString()!.ToUpperInvariant(), json.GetProperty("path").GetString()!);
        return json.TryGetProperty("har", out var har)
            ? new(file, method, path, Har.Request(har), Texts(json.GetProperty("code")))
            : new(file, method, path, null, []);
    }

    private static IReadOnlyList<string> Texts(JsonElement code) => [.. code.EnumerateArray().Select(static text => text.GetString()!)];
}
