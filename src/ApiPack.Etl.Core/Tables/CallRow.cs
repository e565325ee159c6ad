using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A call of the table <c>calls</c>: an endpoint's request in one language (paper 3.2).</summary>
public sealed record CallRow
{
    /// <summary>The <see cref="CallSource"/> of calls written from the endpoint's request.</summary>
    public const string Generated = "generated";

    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The dataset's language value: <c>cURL, java, node, python, go, ruby, php, swift, libcurl, javascript</c>.</summary>
    public required string Lang { get; init; }

    /// <summary>The code.</summary>
    public required string ApiCall { get; init; }

    /// <summary><see cref="Generated"/>, or the extension of the file that carries the code: <c>x-codeSamples</c>, <c>x-code-samples</c>, <c>x-sdk-operations</c>.</summary>
    public required string CallSource { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<CallRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("lang", ColumnType.Text),
            new("api_call", ColumnType.Text),
            new("call_source", ColumnType.Text),
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Lang);
            to.Text(row.ApiCall);
            to.Text(row.CallSource);
        },
        static from => new CallRow
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Lang = from.Text(2),
            ApiCall = from.Text(3),
            CallSource = from.Text(4),
        });
}
