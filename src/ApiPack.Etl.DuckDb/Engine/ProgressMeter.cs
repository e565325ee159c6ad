using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Counts a stage's rows from all threads and reports them, at most ten times a second and once at the end.</summary>
internal sealed class ProgressMeter(string stage, IProgress<StageProgress>? progress, TimeProvider time)
{
    private readonly long interval = time.TimestampFrequency / 10;
    private long rowsIn;
    private long rowsOut;
    private long due;

    /// <summary>Input units done.</summary>
    public long RowsIn => Volatile.Read(ref rowsIn);

    /// <summary>Adds rows.</summary>
    public void Add(long unitsIn, long keptOut)
    {
        var sumIn = Interlocked.Add(ref rowsIn, unitsIn);
        var sumOut = Interlocked.Add(ref rowsOut, keptOut);
        if (progress is null)
            return;
        var now = time.GetTimestamp();
        var seen = Volatile.Read(ref due);
        if (now >= seen && Interlocked.CompareExchange(ref due, now + interval, seen) == seen)
            progress.Report(new StageProgress(stage, sumIn, sumOut));
    }

    /// <summary>Reports the final counts.</summary>
    public void End(LedgerEntry ledger) => progress?.Report(new StageProgress(stage, ledger.In, ledger.Kept));
}
