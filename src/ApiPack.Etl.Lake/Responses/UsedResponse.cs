using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Lake.Responses;

/// <summary>A response that rows are made of.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ApiId">The API of the rows.</param>
public sealed record UsedResponse(string Key, string ApiId)
{
    /// <summary>Layout of the rows.</summary>
    public static RowSchema<UsedResponse> Schema { get; } = new(
        [new("response", ColumnType.Text), new("api_id", ColumnType.Text)],
        static (row, to) =>
        {
            to.Text(row.Key);
            to.Text(row.ApiId);
        },
        static from => new UsedResponse(from.Text(0), from.Text(1)));
}
