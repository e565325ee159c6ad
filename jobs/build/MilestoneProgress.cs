using System.Globalization;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Progress as lines of a log: a stage's begin and end, and every ten seconds its rows, rate and estimated end.</summary>
internal sealed class MilestoneProgress(TextWriter log, TimeProvider clock) : IBuildProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly long started = clock.GetTimestamp();
    private long stageStarted;

    public IProgress<StageProgress> Begin(string stage, string table, long? total)
    {
        stageStarted = clock.GetTimestamp();
        return new Reports(this, table, total);
    }

    public void End(string stage, StageResult result, bool reused)
    {
        var seconds = clock.GetElapsedTime(stageStarted).TotalSeconds;
        var rejected = result.Ledger.Rejected.Values.Sum();
        var how = reused ? "taken over" : Text($"{seconds:F1} s, {result.Table.Rows / Math.Max(seconds, 0.001):N0} rows/s");
        Write(Text($"{result.Table.Name}: {result.Ledger.Kept:N0} kept, {rejected:N0} rejected of {result.Ledger.In:N0} ({how})"));
    }

    public void Note(string text) => Write(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Write(string text)
    {
        lock (log)
        {
            log.WriteLine(Text($"[{clock.GetElapsedTime(started).TotalSeconds,6:F1} s] {text}"));
        }
    }

    private sealed class Reports(MilestoneProgress owner, string table, long? total) : IProgress<StageProgress>
    {
        private readonly Lock gate = new();
        private long last = owner.stageStarted;

        public void Report(StageProgress value)
        {
            lock (gate)
            {
                if (owner.Elapsed(last) < Interval)
                {
                    return;
                }

                last = owner.Now();
                owner.Write($"{table}: {Rate.Describe(value, total, owner.Elapsed(owner.stageStarted))}");
            }
        }
    }

    private long Now() => clock.GetTimestamp();

    private TimeSpan Elapsed(long since) => clock.GetElapsedTime(since);
}
