using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Reports a stage by the tasks of its operations, which run one after another.</summary>
internal sealed class TaskMeter(string stage, IProgress<StageProgress>? progress)
{
    private long before;
    private TaskProgress current;

    /// <summary>The running operation is that far.</summary>
    public void Report(TaskProgress tasks)
    {
        // Spark forgets the first stages of a long operation's report: what is done stays done.
        if (tasks.Done < current.Done)
            before += current.Done - tasks.Done;
        current = tasks;
        progress?.Report(new StageProgress(stage, 0, 0) { TasksDone = before + tasks.Done, Tasks = before + tasks.Tasks });
    }

    /// <summary>The running operation is over.</summary>
    public void EndOperation()
    {
        before += current.Done;
        current = default;
    }

    /// <summary>Reports the final counts.</summary>
    public void End(LedgerEntry ledger) => progress?.Report(new StageProgress(stage, ledger.In, ledger.Kept));
}
