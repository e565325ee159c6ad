using System.Diagnostics;
using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks;

/// <summary>Calls written per CPU-second: request text in, ten checked calls out, as the build does it.</summary>
internal static class CallRate
{
    public static int Run(string path, int seconds, TextWriter to)
    {
        var rows = File.ReadLines(path).Select(Row).ToArray();
        var step = new CallStep();
        var warm = rows.Take(500).Sum(row => Calls(step, row));
        Measure(step, rows, TimeSpan.FromSeconds(1));
        var (calls, characters, cpu) = Measure(step, rows, TimeSpan.FromSeconds(seconds));
        to.WriteLine(JsonSerializer.Serialize(new
        {
            requests = rows.Length,
            warm,
            calls,
            cpu_seconds = Math.Round(cpu.TotalSeconds, 2),
            calls_per_cpu_second = Math.Round(calls / cpu.TotalSeconds),
            megabytes_per_cpu_second = Math.Round(characters / 1e6 / cpu.TotalSeconds, 1),
        }));
        return 0;
    }

    private static (long Calls, long Characters, TimeSpan Cpu) Measure(CallStep step, CallInput[] rows, TimeSpan wish)
    {
        var process = Process.GetCurrentProcess();
        process.Refresh();
        var before = process.TotalProcessorTime;
        var cpu = TimeSpan.Zero;
        long calls = 0, characters = 0;
        while (cpu < wish)
        {
            foreach (var row in rows)
            {
                foreach (var outcome in step.Run(row))
                {
                    if (outcome.Reject is not null)
                        continue;
                    calls++;
                    characters += outcome.Row.ApiCall.Length;
                }
            }

            process.Refresh();
            cpu = process.TotalProcessorTime - before;
        }

        return (calls, characters, cpu);
    }

    private static long Calls(CallStep step, CallInput row) => step.Run(row).Count(static outcome => outcome.Reject is null);

    private static CallInput Row(string line)
    {
        var request = RequestCodec.Read(line);
        return new() { EndpointId = "benchmark", ApiId = "benchmark", Source = "benchmark", Method = request.Method, Path = "/", Request = line };
    }
}
