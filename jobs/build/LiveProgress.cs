using ApiPack.Etl.Core.Engine;
using Spectre.Console;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Progress on a terminal: one bar a stage with rows, rate and the time left.</summary>
internal sealed class LiveProgress(ProgressContext bars, TimeProvider clock) : IBuildProgress
{
    /// <summary>The bar of the stage that runs, or ran last.</summary>
    public ProgressTask? Running { get; private set; }

    public IProgress<StageProgress> Begin(string stage, string table, long? total)
    {
        var bar = bars.AddTask(Markup.Escape(table), maxValue: total ?? 1);
        bar.IsIndeterminate = total is null;
        Running = bar;
        return new Reports(bar, table, total, clock);
    }

    public void End(string stage, StageResult result, bool reused)
    {
        if (Running is { } bar)
        {
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.Description = Markup.Escape($"{result.Table.Name}: {result.Ledger.Kept:N0} kept, {result.Ledger.Rejected.Values.Sum():N0} rejected{(reused ? " (taken over)" : "")}");
            bar.StopTask();
        }
    }

    public void Note(string text)
    {
        var line = bars.AddTask(Markup.Escape(text));
        line.Value = line.MaxValue;
        line.StopTask();
    }

    /// <summary>Runs <paramref name="work"/> under bars.</summary>
    public static T Show<T>(IAnsiConsole console, TimeProvider clock, Func<IBuildProgress, T> work) => console
        .Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(bars => work(new LiveProgress(bars, clock)));

    private sealed class Reports(ProgressTask bar, string table, long? total, TimeProvider clock) : IProgress<StageProgress>
    {
        private readonly long started = clock.GetTimestamp();

        public void Report(StageProgress value)
        {
            bar.Description = Markup.Escape($"{table}: {Rate.Describe(value, total, clock.GetElapsedTime(started))}");
            if (value.Tasks > 0)
            {
                // More tasks may become known: the bar never goes back.
                bar.IsIndeterminate = false;
                bar.Value = Math.Max(bar.Value, bar.MaxValue * value.TasksDone / value.Tasks);
            }
            else if (total is not null)
            {
                bar.Value = value.RowsIn;
            }
        }
    }
}
