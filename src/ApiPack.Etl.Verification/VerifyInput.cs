using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Verification;

/// <summary>A call beside the request that it must send. Rows of one endpoint should come one after the other: its request is then read once.</summary>
public sealed record VerifyInput
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The dataset's language value.</summary>
    public required string Lang { get; init; }

    /// <summary>The code.</summary>
    public required string ApiCall { get; init; }

    /// <summary><see cref="CallRow.Generated"/>, or the extension of the file that carries the code.</summary>
    public required string CallSource { get; init; }

    /// <summary>The resolved request as JSON (<c>RequestCodec</c>).</summary>
    public required string Request { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<VerifyInput> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("lang", ColumnType.Text),
            new("api_call", ColumnType.Text),
            new("call_source", ColumnType.Text),
            new("request", ColumnType.Text),
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Lang);
            to.Text(row.ApiCall);
            to.Text(row.CallSource);
            to.Text(row.Request);
        },
        static from => new VerifyInput
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Lang = from.Text(2),
            ApiCall = from.Text(3),
            CallSource = from.Text(4),
            Request = from.Text(5),
        });
}
