using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Calls;

/// <summary>What of an endpoint the calls are written from.</summary>
public sealed record CallInput
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The source's name, which decides between the file's own samples and generated calls.</summary>
    public required string Source { get; init; }

    /// <summary>HTTP method, in any case.</summary>
    public required string Method { get; init; }

    /// <summary>The path as the file declares it: <c>/users/{id}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The resolved request as JSON (<c>RequestCodec</c>).</summary>
    public required string Request { get; init; }

    /// <summary>The samples that the file carries, as JSON (<c>CodeSampleCodec</c>), or null.</summary>
    public string? CodeSamples { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<CallInput> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("source", ColumnType.Text),
            new("method", ColumnType.Text),
            new("path", ColumnType.Text),
            new("request", ColumnType.Text),
            new("code_samples", ColumnType.Text),
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.Source);
            to.Text(row.Method);
            to.Text(row.Path);
            to.Text(row.Request);
            to.Text(row.CodeSamples);
        },
        static from => new CallInput
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Source = from.Text(2),
            Method = from.Text(3),
            Path = from.Text(4),
            Request = from.Text(5),
            CodeSamples = from.TextOrNull(6),
        });
}
