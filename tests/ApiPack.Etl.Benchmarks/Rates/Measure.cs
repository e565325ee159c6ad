using System.Text.Json;

namespace ApiPack.Etl.Benchmarks.Rates;

/// <summary>What a tool made of a file, or of several, and what it took.</summary>
/// <param name="Operations">Operations declared.</param>
/// <param name="NotReached">Those that were not begun when the file's time was up.</param>
/// <param name="Covered">Those with a call in every language.</param>
/// <param name="Calls">Calls.</param>
/// <param name="ParseSeconds">CPU seconds of reading and JSON.</param>
/// <param name="CallSeconds">CPU seconds of all else.</param>
internal sealed record Measure(long Operations, long NotReached, long Covered, long Calls, double ParseSeconds, double CallSeconds)
{
    /// <summary>Calls per CPU-second.</summary>
    public double Rate => Calls / CallSeconds;

    /// <summary>Calls per CPU-second with parsing.</summary>
    public double RateWithParsing => Calls / (ParseSeconds + CallSeconds);

    /// <summary>What <c>peer.mjs</c> prints.</summary>
    public static Measure OfPeer(JsonElement line) => new(
        line.GetProperty("operations").GetInt64(),
        line.GetProperty("not_reached").GetInt64(),
        line.GetProperty("covered").GetInt64(),
        line.GetProperty("snippets").GetInt64(),
        line.GetProperty("parse_cpu_seconds").GetDouble(),
        line.GetProperty("call_cpu_seconds").GetDouble());

    /// <summary>All files together.</summary>
    public static Measure Sum(IEnumerable<Measure> files) => files.Aggregate(new Measure(0, 0, 0, 0, 0, 0), static (all, one) => new(
        all.Operations + one.Operations,
        all.NotReached + one.NotReached,
        all.Covered + one.Covered,
        all.Calls + one.Calls,
        all.ParseSeconds + one.ParseSeconds,
        all.CallSeconds + one.CallSeconds));
}
