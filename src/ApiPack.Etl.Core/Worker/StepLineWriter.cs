using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Core.Worker;

/// <summary>
/// A worker's output, one JSON object a line, told apart by <c>outcome</c>: <c>{"outcome":"kept","row":{…}}</c>,
/// <c>{"outcome":"rejected","reject":{"key":…,"reason":…,"detail":…,"rows":…}}</c>, and at the end <c>{"outcome":"trailer","trailer":{…}}</c>.
/// </summary>
/// <param name="lines">Where the lines go.</param>
/// <param name="output">Layout of the kept rows.</param>
public sealed class StepLineWriter<TOut>(JsonLineWriter lines, RowSchema<TOut> output)
{
    private static readonly RowSchema<Reject> Rejects = new(
        [new("key", ColumnType.Text), new("reason", ColumnType.Text), new("detail", ColumnType.Text), new("rows", ColumnType.Long)],
        static (reject, to) =>
        {
            to.Text(reject.Key);
            to.Text(reject.Reason);
            to.Text(reject.Detail);
            to.Long(reject.Rows);
        },
        static from => new Reject(from.Text(0), from.Text(1), from.Text(2), from.Long(3)));

    private readonly JsonRowWriter rows = new(lines.Json, output.Columns);
    private readonly JsonRowWriter rejects = new(lines.Json, Rejects.Columns);
    private readonly JsonRowWriter trailers = new(lines.Json, StepTrailer.Schema.Columns);

    /// <summary>A kept row's line.</summary>
    /// <exception cref="IOException">The reader is gone.</exception>
    public void Keep(TOut row) => Line("kept", "row", row, output, rows);

    /// <summary>A rejection's line.</summary>
    /// <exception cref="IOException">The reader is gone.</exception>
    public void Drop(Reject reject) => Line("rejected", "reject", reject, Rejects, rejects);

    /// <summary>The last line; all lines are out after it.</summary>
    /// <exception cref="IOException">The reader is gone.</exception>
    public void End(StepTrailer trailer)
    {
        Line("trailer", "trailer", trailer, StepTrailer.Schema, trailers);
        lines.Flush();
    }

    private void Line<T>(string outcome, string property, T value, RowSchema<T> schema, JsonRowWriter to)
    {
        lines.Json.WriteStartObject();
        lines.Json.WriteString("outcome"u8, outcome);
        lines.Json.WritePropertyName(property);
        to.Write(value, schema.Write);
        lines.Json.WriteEndObject();
        lines.EndLine();
    }
}
