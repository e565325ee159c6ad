using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Core.Rows;

/// <summary>Runs a step on rows, one at a time, and holds it to its contract. Both engines run steps through this.</summary>
/// <param name="name">What runs the step, for messages: <c>stage calls</c>.</param>
/// <param name="step">The step.</param>
public sealed class StepRunner<TIn, TOut>(string name, IRowStep<TIn, TOut> step)
{
    /// <summary>
    /// Runs the step on a row. What the step throws rejects the units that the row has not given, as <c>step-failed</c>, or under the model's reason; what no
    /// row is to blame for comes through.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="keep">Takes a kept row; what it throws is not the step's, and comes through.</param>
    /// <param name="reject">Takes a rejected row; likewise.</param>
    /// <param name="answer">What the step made of the row, where it is done (<see cref="RowWindow{TIn, TOut}"/>); null to run the step.</param>
    /// <exception cref="InvalidOperationException">The outcomes are not as many as the row's units.</exception>
    /// <exception cref="ModelException">The model cannot be reached.</exception>
    /// <exception cref="InputException">What the step was given is wrong.</exception>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public RowAccount Run(TIn row, Action<TOut> keep, Action<Reject> reject, Task<IReadOnlyList<Outcome<TOut>>>? answer = null)
    {
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentNullException.ThrowIfNull(reject);
        var units = step.Units(row);
        var kept = 0L;
        var rejected = 0L;
        IEnumerator<Outcome<TOut>>? outcomes = null;
        try
        {
            while (Next(row, answer, ref outcomes, out var outcome, out var failure))
            {
                var dropped = failure is null ? outcome.Reject : Failed(row, failure, Math.Max(0, units - kept - rejected));
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

    private static bool IsTheRows(Exception failure) =>
        failure is not (OutOfMemoryException or OperationCanceledException or InputException or ModelException { RejectReason: null });

    private Reject Failed(TIn row, Exception failure, long missing) => failure is ModelException { RejectReason: { } reason }
        ? new Reject(step.Key(row), reason, failure.Message, missing)
        : new Reject(step.Key(row), "step-failed", $"{failure.GetType().Name}: {failure.Message}", missing);

    private bool Next(
        TIn row, Task<IReadOnlyList<Outcome<TOut>>>? answer, ref IEnumerator<Outcome<TOut>>? outcomes, out Outcome<TOut> outcome, out Exception? failure)
    {
        outcome = default;
        failure = null;
        try
        {
            outcomes ??= (answer is null ? step.Run(row) : answer.GetAwaiter().GetResult()).GetEnumerator();
            if (!outcomes.MoveNext())
                return false;
            outcome = outcomes.Current;
        }
        catch (Exception exception) when (IsTheRows(exception))
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
