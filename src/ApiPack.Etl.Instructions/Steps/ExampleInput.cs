using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>What an example is written from: an endpoint's texts, and what a person's review says of it.</summary>
public sealed record ExampleInput
{
    /// <summary>The endpoint.</summary>
    public required EndpointText Endpoint { get; init; }

    /// <summary>The reviewed instruction, which stands as it is; null where nobody has reviewed one.</summary>
    public string? ReviewedInstruction { get; init; }

    /// <summary>Who reviewed it; null with <see cref="ReviewedInstruction"/>.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Layout of the rows: the columns of <see cref="EndpointText"/>, then <c>reviewed_instruction, reviewer</c>.</summary>
    public static RowSchema<ExampleInput> Schema { get; } = new(
        [.. EndpointText.Schema.Columns, new("reviewed_instruction", ColumnType.Text), new("reviewer", ColumnType.Text)],
        static (row, to) =>
        {
            EndpointText.Schema.Write(row.Endpoint, to);
            to.Text(row.ReviewedInstruction);
            to.Text(row.Reviewer);
        },
        static from => new ExampleInput
        {
            Endpoint = EndpointText.Schema.Read(from),
            ReviewedInstruction = from.TextOrNull(EndpointText.Schema.Columns.Count),
            Reviewer = from.TextOrNull(EndpointText.Schema.Columns.Count + 1),
        });

    /// <summary>The example that a person gave, or null where one must be written.</summary>
    internal ExampleRow? Reviewed => ReviewedInstruction is { } instruction ? Example(instruction, $"review:{Reviewer}") : null;

    /// <summary>The example with this instruction.</summary>
    internal ExampleRow Example(string instruction, string source) => new()
    {
        EndpointId = Endpoint.EndpointId,
        ApiId = Endpoint.ApiId,
        Instruction = instruction,
        Template = "",
        InstructionSource = source,
        Demonstration = PromptText.Demonstration(Endpoint, instruction),
    };
}
