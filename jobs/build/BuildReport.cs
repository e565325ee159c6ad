using System.Text.Json.Serialization;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>What <c>build --json</c> prints: one object, relied upon by scripts.</summary>
internal sealed record BuildReport
{
    /// <summary>The dataset version, or null when the build stopped before its publication (<c>--only</c>).</summary>
    public required string? Version { get; init; }

    public required string Engine { get; init; }

    /// <summary>Fingerprint over all tables' fingerprints, or null without publication.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>Wall time.</summary>
    public required double Seconds { get; init; }

    /// <summary>The process's highest resident memory.</summary>
    public required long PeakRssBytes { get; init; }

    public required IReadOnlyDictionary<string, TableReport> Tables { get; init; }

    public required IReadOnlyList<LedgerReport> Ledger { get; init; }

    /// <summary>Requests that a model was asked for, less their repetitions after failures; without <c>--model</c> there are none.</summary>
    public required long ModelCalls { get; init; }

    /// <summary>Requests whose response the lake had already; null on Spark, whose workers do not tell.</summary>
    public required long? ReusedResponses { get; init; }

    /// <summary>Rows taken over from an interrupted build instead of being made again.</summary>
    public required long ReusedRows { get; init; }
}

internal sealed record TableReport(long Rows, string? Fingerprint);

internal sealed record LedgerReport(string Stage, long In, long Kept, IReadOnlyDictionary<string, long> Rejected, IReadOnlyDictionary<string, long> Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BuildReport))]
internal sealed partial class BuildReportJson : JsonSerializerContext;
