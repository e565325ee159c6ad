using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Jobs.Reviews;

/// <summary>An endpoint of a version that may be reviewed.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="ApiId">The API.</param>
/// <param name="Instruction">Its instruction, or null where it is no example.</param>
internal sealed record ReviewableExample(string EndpointId, string ApiId, string? Instruction)
{
    public static RowSchema<ReviewableExample> Schema { get; } = new(
        [new("endpoint_id", ColumnType.Text), new("api_id", ColumnType.Text), new("instruction", ColumnType.Text)],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Instruction);
        },
        static from => new ReviewableExample(from.Text(0), from.Text(1), from.TextOrNull(2)));
}
