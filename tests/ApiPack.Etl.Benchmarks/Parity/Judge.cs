using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>The independent checker of requests (tests/checker), run once over many of them.</summary>
internal static class Judge
{
    /// <summary>For each request the rules that it breaks, in the order of the requests.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="corpus">The folder of the documents.</param>
    /// <param name="requests">The requests.</param>
    public static async Task<IReadOnlyList<IReadOnlySet<string>>> RunAsync(string root, string corpus, IReadOnlyList<Judged> requests)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(root, "tests", "checker", "check.mjs"), "--root", corpus, "--mode", "placeholder", "--all-lines" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        await using (var input = node.StandardInput)
        {
            foreach (var judged in requests)
                await input.WriteLineAsync(Line(judged));
        }

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        return node.ExitCode == 0 && lines.Length == requests.Count + 1
            ? [.. lines.SkipLast(1).Select(Read)]
            : throw new InvalidOperationException("the checker did not judge every request; restore its packages with: npm ci --prefix tests/npm --ignore-scripts");
    }

    private static string Line(Judged judged) => new JsonObject
    {
        ["file"] = judged.File,
        ["method"] = judged.Request.Method,
        ["path"] = judged.Path,
        ["request"] = JsonNode.Parse(RequestCodec.Write(judged.Request)),
    }.ToJsonString();

    private static IReadOnlySet<string> Read(string line) =>
        JsonElement.Parse(line).GetProperty("violations").EnumerateArray().Select(static found => found.GetProperty("rule").GetString()!).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A request to be judged.</summary>
/// <param name="File">The document below the corpus.</param>
/// <param name="Path">The operation's path.</param>
/// <param name="Request">The request.</param>
internal sealed record Judged(string File, string Path, Request Request);
