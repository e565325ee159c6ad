using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>
/// Completes the numbers that were observed. Spark leaves those out, without a word, that it has not at hand a tenth of a second after the query,
/// as a busy server may not: they are counted in what was written and read.
/// </summary>
internal static class OutcomeCounts
{
    /// <summary>The observed numbers, and those that are missing.</summary>
    /// <param name="session">The session.</param>
    /// <param name="observed">Observed numbers by name.</param>
    /// <param name="metrics">All that must be there: aggregates by name.</param>
    /// <param name="relation">What the aggregates are of: a name or a SELECT in brackets.</param>
    /// <param name="cancellation">Stops the counting.</param>
    public static async Task<IReadOnlyDictionary<string, long>> Complete(
        SparkSession session, IReadOnlyDictionary<string, long> observed, IReadOnlyDictionary<string, string> metrics, string relation, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(observed, StringComparer.Ordinal);
        foreach (var (name, aggregate) in metrics.Where(metric => !observed.ContainsKey(metric.Key)))
            counts.Add(name, await session.Long($"SELECT {aggregate} FROM {relation} AS r", cancellation));
        return counts;
    }
}
