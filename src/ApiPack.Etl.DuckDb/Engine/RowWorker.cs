using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Runs the step on rows, on one thread.</summary>
internal sealed class RowWorker<TIn, TOut>(RowStage<TIn, TOut> stage, StagedTable<Reject> rejects)
{
    /// <summary>Runs the step on a row.</summary>
    /// <returns>The row's units and how many of them were kept.</returns>
    /// <exception cref="InvalidOperationException">The outcomes are not as many as the row's units.</exception>
    public (long Units, long Kept) Run(TIn row, KeptRows<TIn, TOut> to)
    {
        var units = stage.Step.Units(row);
        var kept = 0L;
        var rejected = 0L;
        IEnumerator<Outcome<TOut>>? outcomes = null;
        try
        {
            while (Next(row, ref outcomes, out var outcome, out var failure))
            {
                var reject = failure is null
                    ? outcome.Reject
                    : new Reject(stage.Step.Key(row), "step-failed", $"{failure.GetType().Name}: {failure.Message}", Math.Max(0, units - kept - rejected));
                if (reject is null)
                {
                    to.Add(outcome.Row);
                    kept++;
                }
                else
                {
                    rejects.Add(reject);
                    rejected += reject.Rows;
                }

                if (failure is not null)
                    break;
            }
        }
        finally
        {
            outcomes?.Dispose();
        }

        return kept + rejected == units
            ? (units, kept)
            : throw new InvalidOperationException($"stage {stage.Name}: {stage.Step.Key(row)} stands for {units} rows, but gave {kept} kept and {rejected} rejected");
    }

    // Only what the step itself throws becomes a reject; a failure to store rows fails the stage.
    private bool Next(TIn row, ref IEnumerator<Outcome<TOut>>? outcomes, out Outcome<TOut> outcome, out Exception? failure)
    {
        outcome = default;
        failure = null;
        try
        {
            outcomes ??= stage.Step.Run(row).GetEnumerator();
            if (!outcomes.MoveNext())
                return false;
            outcome = outcomes.Current;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            failure = exception;
        }

        return true;
    }
}
