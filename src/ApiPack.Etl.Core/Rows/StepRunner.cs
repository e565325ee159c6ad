namespace ApiPack.Etl.Core.Rows;

/// <summary>Runs a step on rows, one at a time, and holds it to its contract. Both engines run steps through this.</summary>
/// <param name="name">What runs the step, for messages: <c>stage calls</c>.</param>
/// <param name="step">The step.</param>
public sealed class StepRunner<TIn, TOut>(string name, IRowStep<TIn, TOut> step)
{
    /// <summary>Runs the step on a row. What the step throws rejects the units that the row has not given, as <c>step-failed</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="keep">Takes a kept row; what it throws is not the step's, and comes through.</param>
    /// <param name="reject">Takes a rejected row; likewise.</param>
    /// <exception cref="InvalidOperationException">The outcomes are not as many as the row's units.</exception>
    public RowAccount Run(TIn row, Action<TOut> keep, Action<Reject> reject)
    {
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentNullException.ThrowIfNull(reject);
        var units = step.Units(row);
        var kept = 0L;
        var rejected = 0L;
        IEnumerator<Outcome<TOut>>? outcomes = null;
        try
        {
            while (Next(row, ref outcomes, out var outcome, out var failure))
            {
                var dropped = failure is null
                    ? outcome.Reject
                    : new Reject(step.Key(row), "step-failed", $"{failure.GetType().Name}: {failure.Message}", Math.Max(0, units - kept - rejected));
                if (dropped is null)
                {
                    keep(outcome.Row);
                    kept++;
                }
                else
                {
                    reject(dropped);
                    rejected += dropped.Rows;
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
            ? new RowAccount(units, kept, rejected)
            : throw new InvalidOperationException($"{name}: {step.Key(row)} stands for {units} rows, but gave {kept} kept and {rejected} rejected");
    }

    private bool Next(TIn row, ref IEnumerator<Outcome<TOut>>? outcomes, out Outcome<TOut> outcome, out Exception? failure)
    {
        outcome = default;
        failure = null;
        try
        {
            outcomes ??= step.Run(row).GetEnumerator();
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

/// <summary>What became of one row's units.</summary>
/// <param name="Units">How many rows the input row stands for.</param>
/// <param name="Kept">Rows kept.</param>
/// <param name="Rejected">Rows that the rejections stand for.</param>
public readonly record struct RowAccount(long Units, long Kept, long Rejected);
