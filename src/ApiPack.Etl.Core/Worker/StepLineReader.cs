using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Core.Worker;

/// <summary>A worker's input, one row a line. Belongs to one thread.</summary>
/// <param name="input">Rows, one JSON object a line (<see cref="JsonRowReader"/>); left open.</param>
/// <param name="schema">Layout of the rows.</param>
internal sealed class StepLineReader<TIn>(Stream input, RowSchema<TIn> schema) : IDisposable
{
    private readonly JsonLineReader lines = new(input);
    private readonly JsonRowReader rows = new(schema.Columns);

    /// <summary>Number of the last row read or refused, from 1.</summary>
    public long Number => lines.Number;

    /// <summary>Reads a row; false at the end of the input.</summary>
    /// <exception cref="InputException">The line is not such a row.</exception>
    public bool TryRead(out TIn row)
    {
        row = default!;
        try
        {
            if (!lines.TryRead(out var line))
                return false;
            rows.Attach(line);
            row = schema.Read(rows);
            return true;
        }
        catch (InvalidDataException wrong)
        {
            throw new InputException($"standard input, line {Number}: {wrong.Message}; write one JSON object a line, a property a column", wrong);
        }
    }

    public void Dispose() => lines.Dispose();
}
