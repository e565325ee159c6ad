using System.Diagnostics;
using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;

namespace ApiPack.Etl.Benchmarks;

/// <summary>Calls verified per CPU-second, as the build does it, and what is rejected.</summary>
internal static class VerifyRate
{
    public static int Run(string path, int seconds, TextWriter to)
    {
        var rows = File.ReadLines(path).SelectMany(Calls).ToArray();
        var rejects = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var examples = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var step = new VerifyStep();
        foreach (var row in rows)
        {
            if (step.Run(row).Single().Reject is not { } reject)
                continue;
            var key = $"{row.Lang} {reject.Reason}";
            rejects[key] = rejects.GetValueOrDefault(key) + 1;
            examples.TryAdd(key, $"{row.EndpointId}: {reject.Detail}");
        }

        var (calls, cpu) = Measure(step, rows, TimeSpan.FromSeconds(seconds));
        to.WriteLine(JsonSerializer.Serialize(new
        {
            calls = rows.Length,
            rejected = rejects.Values.Sum(),
            megabytes = rows.Sum(static row => row.ApiCall.Length) / 1_000_000,
            cpu_seconds = Math.Round(cpu.TotalSeconds, 2),
            calls_per_cpu_second = Math.Round(calls / cpu.TotalSeconds),
        }));
        foreach (var (key, count) in rejects)
            to.WriteLine($"{count,7} {key}: {examples[key]}");
        return rejects.Count == 0 ? 0 : 1;
    }

    private static (long Calls, TimeSpan Cpu) Measure(VerifyStep step, VerifyInput[] rows, TimeSpan wish)
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var before = process.TotalProcessorTime;
        var cpu = TimeSpan.Zero;
        var calls = 0L;
        while (cpu < wish)
        {
            foreach (var row in rows)
            {
                foreach (var _ in step.Run(row))
                    calls++;
            }

            process.Refresh();
            cpu = process.TotalProcessorTime - before;
        }

        return (calls, cpu);
    }

    private static IEnumerable<VerifyInput> Calls(string json, int line)
    {
        var request = RequestCodec.Read(json);
        foreach (var language in Languages.All)
        {
            if (language.Call(request) is { } call)
                yield return new() { EndpointId = $"line {line + 1}", ApiId = "benchmark", Lang = language.Lang, ApiCall = call, CallSource = "generated", Request = json };
        }
    }
}
