using System.Diagnostics;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Benchmarks.Spark;

/// <summary>A build's stages run on an engine, each measured.</summary>
internal sealed record MeasuredBuild
{
    public required IReadOnlyList<StageCost> Stages { get; init; }

    /// <summary>When each stage began, and the last one ended.</summary>
    public required IReadOnlyList<DateTimeOffset> Moments { get; init; }

    /// <summary>Fingerprint of each table.</summary>
    public required IReadOnlyDictionary<string, string> Fingerprints { get; init; }

    /// <summary>Bytes of each table's files.</summary>
    public required IReadOnlyDictionary<string, long> Bytes { get; init; }

    /// <summary>Runs the stages in a new lake.</summary>
    /// <param name="options">The build.</param>
    /// <param name="server">Process id of the Spark server, or null for the embedded engine.</param>
    public static MeasuredBuild Run(BuildOptions options, int? server)
    {
        var store = new LocalLakeStore(options.Lake);
        using var inputs = BuildInputs.Open(options, store, new ReviewTable(store, TimeProvider.System).Read(), CancellationToken.None);
        using var engine = Engines.All[options.Engine](options, CancellationToken.None);
        using var self = Process.GetCurrentProcess();
        var stages = new List<StageCost>();
        var moments = new List<DateTimeOffset> { DateTimeOffset.UtcNow };
        var tables = new List<Table>();
        foreach (var stage in Pipeline.Stages(inputs))
        {
            var (began, driver, spark) = (Stopwatch.GetTimestamp(), Driver(), Session());
            var result = stage.Run(engine, null, CancellationToken.None);
            stages.Add(new StageCost(stage.Name, result.Ledger.In, Stopwatch.GetElapsedTime(began).TotalSeconds, Driver() - driver, Session() - spark));
            moments.Add(DateTimeOffset.UtcNow);
            tables.Add(result.Table);
        }

        return new MeasuredBuild
        {
            Stages = stages,
            Moments = moments,
            Fingerprints = tables.ToDictionary(table => table.Name, table => engine.Fingerprint(table, CancellationToken.None)),
            Bytes = tables.ToDictionary(table => table.Name, table => table.Files.Sum(file => file.Bytes)),
        };

        SessionCpu Session() => server is { } id ? SessionCpu.Of(id) : default;

        double Driver()
        {
            self.Refresh();
            return self.TotalProcessorTime.TotalSeconds;
        }
    }
}
