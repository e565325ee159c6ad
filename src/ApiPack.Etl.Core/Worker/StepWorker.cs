using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Core.Worker;

/// <summary>
/// A row step as a process between two pipes: rows in, outcomes out, and a trailer at the end. One row at a time, in the order of the input; those of an
/// asynchronous step in a <see cref="RowWindow{TIn, TOut}"/>, in the order in which they are done.
/// </summary>
public static class StepWorker
{
    /// <summary>Runs the step on every line of the input, which is read to its end. When it throws, no row is under way any more.</summary>
    /// <param name="step">The step.</param>
    /// <param name="input">Rows, one JSON object a line (<see cref="JsonRowReader"/>).</param>
    /// <param name="output">Takes the outcomes (<see cref="StepLineWriter{TOut}"/>); stays open.</param>
    /// <param name="watches">
    /// Are told of each row. Rows of an asynchronous step are left to the deadlines of what they wait for, which take a busy server's queue into account
    /// and end in an error of their own.
    /// </param>
    /// <exception cref="InputException">A line is not such a row.</exception>
    /// <exception cref="ModelException">The model cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">The step breaks its contract (<see cref="StepRunner{TIn, TOut}"/>), or a row cannot be written.</exception>
    /// <exception cref="IOException">The reader of the output is gone.</exception>
    public static StepTrailer Run<TIn, TOut>(IRowStep<TIn, TOut> step, Stream input, Stream output, params IReadOnlyList<IRowWatch> watches)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(watches);
        using var to = new JsonLineWriter(output);
        var outcomes = new StepLineWriter<TOut>(to, step.Output);
        var runner = new StepRunner<TIn, TOut>($"step {step.Name}", step);
        var trailer = step is IAsyncRowStep<TIn, TOut> asynchronous
            ? WindowWorker.Run(asynchronous, runner, input, outcomes)
            : Run(step, runner, input, outcomes, watches);
        outcomes.End(trailer);
        return trailer;
    }

    private static StepTrailer Run<TIn, TOut>(IRowStep<TIn, TOut> step, StepRunner<TIn, TOut> runner, Stream input, StepLineWriter<TOut> outcomes, IReadOnlyList<IRowWatch> watches)
    {
        using var from = new StepLineReader<TIn>(input, step.Input);
        var (keep, drop) = ((Action<TOut>)outcomes.Keep, (Action<Reject>)outcomes.Drop);
        var trailer = default(StepTrailer);
        while (from.TryRead(out var row))
        {
            var key = () => step.Key(row);
            foreach (var watch in watches)
                watch.Begin(from.Number, key);
            trailer = trailer.Add(runner.Run(row, keep, drop));
            foreach (var watch in watches)
                watch.End();
        }

        return trailer;
    }
}
