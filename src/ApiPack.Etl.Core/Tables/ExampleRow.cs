using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>An instruction example of an API (paper 3.3): up to three endpoints an API.</summary>
public sealed record ExampleRow
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The example instruction.</summary>
    public required string Instruction { get; init; }

    /// <summary>Id of the template it was written from; empty for a person's.</summary>
    public required string Template { get; init; }

    /// <summary><c>template</c>, <c>model:…</c> or <c>review:REVIEWER</c>.</summary>
    public required string InstructionSource { get; init; }

    /// <summary>The example as prompts show it: the endpoint's fields and the instruction.</summary>
    public required string Demonstration { get; init; }

    /// <summary>What a model made it from.</summary>
    public ModelTrace Trace { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<ExampleRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("instruction", ColumnType.Text),
            new("template", ColumnType.Text),
            new("instruction_source", ColumnType.Text),
            new("demonstration", ColumnType.Text),
            .. ModelTrace.Columns,
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Instruction);
            to.Text(row.Template);
            to.Text(row.InstructionSource);
            to.Text(row.Demonstration);
            row.Trace.Write(to);
        },
        static from => new ExampleRow
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Instruction = from.Text(2),
            Template = from.Text(3),
            InstructionSource = from.Text(4),
            Demonstration = from.Text(5),
            Trace = ModelTrace.Read(from, 6),
        });
}
