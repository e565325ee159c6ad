using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Benchmarks;

/// <summary>
/// Both tools over the same files, one after the other in one run, each ten times in its own process: the first pass is cold, the second warm, and by
/// the tenth the compilers of both are done. Operations with all ten calls, and calls per CPU-second without and with parsing. Parsing is reading,
/// JSON, and of ours the file's hash too; the calls are all else: references, samples, requests and their text. The peer's CPU time is its own
/// <c>process.cpuUsage</c>, ours that of this whole process, with its compiler and collector.
/// </summary>
internal static class PeerRate
{
    private const int Passes = 10;

    private static readonly (string Name, int Pass)[] Shown = [("cold", 0), ("warm", 1), ("steady", Passes - 1)];

    public static int Run(int every, TextWriter to)
    {
        var (root, corpus) = (Checkout.Root, Checkout.Corpus);
        var files = Directory.GetFiles(corpus, "*.json", SearchOption.AllDirectories)
            .OrderBy(static file => file, StringComparer.Ordinal).Where((_, at) => at % every == 0).ToArray();
        var ours = Enumerable.Range(0, Passes).Select(_ => Ours(files)).ToArray();
        var peer = Peer(root, corpus, every);
        to.WriteLine(Text($"every {every}th file of the corpus: {files.Length} files; CPU seconds, and calls per CPU-second without and with parsing"));
        to.WriteLine("                          operations   with ten calls      calls   parsing     calls    calls/s   with parsing");
        foreach (var (pass, at) in Shown)
        {
            Row(to, $"openapi-snippet {pass}", peer[at]);
            Row(to, $"ApiPack.Etl     {pass}", ours[at]);
            to.WriteLine(Text($"{"ratio",-15} {pass,-6} {ours[at].Rate / peer[at].Rate,80:F1} {ours[at].RateWithParsing / peer[at].RateWithParsing,14:F1}"));
        }

        return 0;
    }

    private static void Row(TextWriter to, string name, Measure of) =>
        to.WriteLine(Text($"{name,-22} {of.Operations,13:N0} {of.Covered,8:N0} {100.0 * of.Covered / of.Operations,5:F1} % {of.Calls,10:N0} {of.ParseSeconds,9:F3} {of.CallSeconds,9:F3} {of.Rate,10:N0} {of.RateWithParsing,14:N0}"));

    private static Measure Ours(string[] files)
    {
        var step = new CallStep();
        var (operations, covered, calls) = (0L, 0L, 0L);
        var (parsing, writing) = (0.0, 0.0);
        foreach (var file in files)
        {
            var started = CpuSeconds();
            var content = File.ReadAllBytes(file);
            var row = new FileRow
            {
                FileId = Ids.File(content),
                Source = "benchmark",
                Path = file,
                Bytes = content.Length,
                Format = "json",
                SpecVersion = "3.0.0",
                ApiId = "benchmark",
                Title = "Benchmark",
                Provider = "example.com",
                Service = "",
                Version = "1",
                License = null,
                Operations = 0,
            };
            var endpoints = new EndpointStep(new OneFile(content)) { RequireText = false }.Run(row);
            var parsed = CpuSeconds();
            foreach (var outcome in endpoints)
            {
                operations++;
                var kept = outcome.Reject is null ? Calls(step, outcome.Row) : 0;
                calls += kept;
                covered += kept == Languages.All.Count ? 1 : 0;
            }

            parsing += parsed - started;
            writing += CpuSeconds() - parsed;
        }

        return new Measure(operations, covered, calls, parsing, writing);
    }

    private static int Calls(CallStep step, EndpointRow endpoint) =>
        step.Run(new CallInput
        {
            EndpointId = endpoint.EndpointId,
            ApiId = endpoint.ApiId,
            Source = endpoint.Source,
            Method = endpoint.Method,
            Path = endpoint.Path,
            Request = endpoint.Request,
        }).Count(static call => call.Reject is null);

    private static Measure[] Peer(string root, string corpus, int every)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Path.Combine(root, "tests", "ApiPack.Etl.Benchmarks", "peer.mjs"),
                "--passes", Passes.ToString(CultureInfo.InvariantCulture), "--every", every.ToString(CultureInfo.InvariantCulture), corpus,
            },
            RedirectStandardOutput = true,
        })!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        if (node.ExitCode != 0)
        {
            throw new InvalidOperationException("the peer did not run; restore it with: npm ci --prefix tests/npm --ignore-scripts");
        }

        return [.. lines.Select(static line => Measured(JsonElement.Parse(line)))];
    }

    private static Measure Measured(JsonElement pass) => new(
        pass.GetProperty("operations").GetInt64(),
        pass.GetProperty("covered").GetInt64(),
        pass.GetProperty("snippets").GetInt64(),
        pass.GetProperty("parse_cpu_seconds").GetDouble(),
        pass.GetProperty("cpu_seconds").GetDouble() - pass.GetProperty("parse_cpu_seconds").GetDouble());

    private static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Measure(long Operations, long Covered, long Calls, double ParseSeconds, double CallSeconds)
    {
        public double Rate => Calls / CallSeconds;

        public double RateWithParsing => Calls / (ParseSeconds + CallSeconds);
    }
}
