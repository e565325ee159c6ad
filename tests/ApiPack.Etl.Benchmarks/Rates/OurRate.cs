using ApiPack.Etl.Calls;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Benchmarks.Rates;

/// <summary>Our steps from a file to its calls, measured; the CPU time is that of this whole process, with its compiler and collector.</summary>
internal static class OurRate
{
    /// <summary>Reads a file and writes its calls, which are dropped.</summary>
    public static Measure Of(string file)
    {
        var step = new CallStep();
        var (operations, covered, calls) = (0L, 0L, 0L);
        var started = CpuSeconds();
        var content = File.ReadAllBytes(file);
        var endpoints = new EndpointStep(new OneFile(content)) { RequireText = false }.Run(OneFile.Row(file, content));
        var parsed = CpuSeconds();
        foreach (var outcome in endpoints)
        {
            operations++;
            var kept = outcome.Reject is null ? Calls(step, outcome.Row) : 0;
            calls += kept;
            covered += kept == Languages.All.Count ? 1 : 0;
        }

        return new(operations, NotReached: 0, covered, calls, parsed - started, CpuSeconds() - parsed);
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

    private static double CpuSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
