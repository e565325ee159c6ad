using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>openapi-snippet, run by Node.js.</summary>
internal static class Peer
{
    /// <summary>Runs the peer over every <paramref name="every"/>th file below a folder; of an operation with several bodies the first is its call.</summary>
    public static IReadOnlyList<PeerCalls> Run(string root, string corpus, int every)
    {
        var dump = Path.GetTempFileName();
        try
        {
            _ = Node(root, null, "--every", every.ToString(CultureInfo.InvariantCulture), "--dump", dump, corpus);
            return [.. File.ReadLines(dump).Select(Read).DistinctBy(static calls => (calls.File, calls.Method, calls.Path))];
        }
        finally
        {
            File.Delete(dump);
        }
    }

    /// <summary>The peer's ten calls of each request, or null where it gives up.</summary>
    public static IReadOnlyList<IReadOnlyList<string>?> Of(string root, IEnumerable<Request> requests) =>
        [.. Node(root, string.Join('\n', requests.Select(Har.Text)), "--hars").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line) is { ValueKind: JsonValueKind.Array } code ? Texts(code) : null)];

    private static string Node(string root, string? input, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "ApiPack.Etl.Benchmarks", "peer.mjs"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException("the peer did not run; restore it with: npm ci --prefix tests/npm --ignore-scripts");
    }

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
