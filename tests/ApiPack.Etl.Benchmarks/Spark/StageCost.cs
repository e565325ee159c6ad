namespace ApiPack.Etl.Benchmarks.Spark;

/// <summary>What a stage took on an engine.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Rows">Rows that went in, by the ledger.</param>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Driver">CPU seconds of this process.</param>
/// <param name="Spark">CPU seconds of the server, its executors and their workers; nothing for the embedded engine.</param>
/// <param name="Shuffled">Bytes that Spark's tasks wrote for others to read.</param>
internal sealed record StageCost(string Stage, long Rows, double Wall, double Driver, SessionCpu Spark, long Shuffled = 0)
{
    /// <summary>All CPU seconds.</summary>
    public double Cpu => Driver + Spark.Own + Spark.Children;

    /// <summary>Rows for each second of a core.</summary>
    public double Rate => Rows / Math.Max(Cpu, 0.01);

    /// <summary>Several stages as one.</summary>
    public static StageCost Sum(string name, IEnumerable<StageCost> stages) => stages.Aggregate(
        new StageCost(name, 0, 0, 0, default),
        (a, b) => new StageCost(name, a.Rows + b.Rows, a.Wall + b.Wall, a.Driver + b.Driver, a.Spark + b.Spark, a.Shuffled + b.Shuffled));
}
