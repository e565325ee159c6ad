using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A person's word on an example (paper 3.3): an edited instruction, or one approved as it is. Rows are only ever added.</summary>
public sealed record ReviewRow
{
    /// <summary>Number of the import that brought it, from 1 on: of an endpoint's reviews the one of the highest number counts.</summary>
    public required long Sequence { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The instruction that the reviewer wants.</summary>
    public required string Instruction { get; init; }

    /// <summary>The instruction that the reviewer saw, or null where the endpoint was no example.</summary>
    public required string? PreviousInstruction { get; init; }

    /// <summary>Who reviewed it, as given.</summary>
    public required string Reviewer { get; init; }

    /// <summary>The dataset version whose examples were reviewed.</summary>
    public required string Version { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<ReviewRow> Schema { get; } = new(
        [
            new("sequence", ColumnType.Long),
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("instruction", ColumnType.Text),
            new("previous_instruction", ColumnType.Text),
            new("reviewer", ColumnType.Text),
            new("version", ColumnType.Text),
        ],
        static (row, to) =>
        {
            to.Long(row.Sequence);
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Instruction);
            to.Text(row.PreviousInstruction);
            to.Text(row.Reviewer);
            to.Text(row.Version);
        },
        static from => new ReviewRow
        {
            Sequence = from.Long(0),
            EndpointId = from.Text(1),
            ApiId = from.Text(2),
            Instruction = from.Text(3),
            PreviousInstruction = from.TextOrNull(4),
            Reviewer = from.Text(5),
            Version = from.Text(6),
        });
}
