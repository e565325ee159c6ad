using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Core.Worker;

/// <summary>A row step as a process between two pipes: rows in, outcomes out, and a trailer at the end. One thread, one row at a time.</summary>
public static class StepWorker
{
    /// <summary>Runs the step on every line of the input, which is read to its end.</summary>
    /// <param name="step">The step.</param>
    /// <param name="input">Rows, one JSON object a line (<see cref="JsonRowReader"/>).</param>
    /// <param name="output">Takes the outcomes (<see cref="StepLineWriter{TOut}"/>); stays open.</param>
    /// <param name="watches">Are told of each row.</param>
    /// <exception cref="InputException">A line is not such a row.</exception>
    /// <exception cref="InvalidOperationException">The step breaks its contract (<see cref="StepRunner{TIn, TOut}"/>), or a row cannot be written.</exception>
    /// <exception cref="IOException">The reader of the output is gone.</exception>
    public static StepTrailer Run<TIn, TOut>(IRowStep<TIn, TOut> step, Stream input, Stream output, params IReadOnlyList<IRowWatch> watches)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(watches);
        using var from = new JsonLineReader(input);
        using var to = new JsonLineWriter(output);
        var rows = new JsonRowReader(step.Input.Columns);
        var outcomes = new StepLineWriter<TOut>(to, step.Output);
        var runner = new StepRunner<TIn, TOut>($"step {step.Name}", step);
        var (keep, drop) = ((Action<TOut>)outcomes.Keep, (Action<Reject>)outcomes.Drop);
        var trailer = default(StepTrailer);
        while (TryRead(from, rows, step.Input, out var row))
        {
            var key = () => step.Key(row);
            foreach (var watch in watches)
                watch.Begin(from.Number, key);
            var account = runner.Run(row, keep, drop);
            foreach (var watch in watches)
                watch.End();
            trailer = new StepTrailer(from.Number, trailer.Units + account.Units, trailer.RowsWritten + account.Kept, trailer.RowsRejected + account.Rejected);
        }

        outcomes.End(trailer);
        return trailer;
    }

    private static bool TryRead<T>(JsonLineReader from, JsonRowReader rows, RowSchema<T> schema, out T row)
    {
        row = default!;
        try
        {
            if (!from.TryRead(out var line))
                return false;
            rows.Attach(line);
            row = schema.Read(rows);
            return true;
        }
        catch (InvalidDataException wrong)
        {
            throw new InputException($"standard input, line {from.Number}: {wrong.Message}; write one JSON object a line, a property a column", wrong);
        }
    }
}
