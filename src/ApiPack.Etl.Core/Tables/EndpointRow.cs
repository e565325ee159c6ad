using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>An endpoint of the table <c>endpoints</c> with its API and its resolved request (paper 3.1 and 9.5).</summary>
public sealed record EndpointRow
{
    /// <summary>32 hexadecimal digits from API, version, method and path (<see cref="Ids.Endpoint"/>).</summary>
    public required string EndpointId { get; init; }

    /// <summary>SHA-256 of the file it comes from.</summary>
    public required string FileId { get; init; }

    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>The API's id.</summary>
    public required string ApiId { get; init; }

    /// <summary>The API's title, cleaned for use in a sentence.</summary>
    public required string ApiName { get; init; }

    /// <summary>The API's description as plain text, cut at a word to at most 1,000 characters; may be empty.</summary>
    public required string ApiDescription { get; init; }

    /// <summary>The API's provider.</summary>
    public required string ApiProvider { get; init; }

    /// <summary><c>info.version</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary><c>info.license.name</c>, or null.</summary>
    public required string? License { get; init; }

    /// <summary><c>operationId</c>, else derived from method and path.</summary>
    public required string EndpointName { get; init; }

    /// <summary>True when the name is derived.</summary>
    public required bool NameDerived { get; init; }

    /// <summary>The operation's summary, else the first sentence of its description.</summary>
    public required string Functionality { get; init; }

    /// <summary>The operation's description, else its summary; at most 4,000 characters.</summary>
    public required string Description { get; init; }

    /// <summary>HTTP method, lower case (<c>get</c>).</summary>
    public required string Method { get; init; }

    /// <summary>The path as the file declares it: <c>/users/{id}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Host of the resolved server; may be empty.</summary>
    public required string Domain { get; init; }

    /// <summary>The request's arguments as a JSON object of name to sampled value, at most 4,000 characters.</summary>
    public required string ApiArguments { get; init; }

    /// <summary>The resolved request as JSON (<c>RequestCodec</c>).</summary>
    public required string Request { get; init; }

    /// <summary>True when optional properties were left out to keep the body within its bound.</summary>
    public required bool Trimmed { get; init; }

    /// <summary>True when a required parameter or the body has a schema that no value was found for: what the request says there only comes near.</summary>
    public required bool Unsatisfied { get; init; }

    /// <summary>The code samples that the file carries with the operation, as JSON (<c>CodeSampleCodec</c>); null where it carries none or the source's calls are all generated.</summary>
    public string? CodeSamples { get; init; }

    /// <summary>The operation whatever the API's version (<see cref="ApiFamily.Operation"/>).</summary>
    public string Operation => ApiFamily.Operation(Method, Path);

    /// <summary>The API's id less its version tokens (<see cref="ApiFamily.Name"/>).</summary>
    public string FamilyName => ApiFamily.Name(ApiId);

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<EndpointRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("file_id", ColumnType.Text),
            new("source", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("api_name", ColumnType.Text),
            new("api_description", ColumnType.Text),
            new("api_provider", ColumnType.Text),
            new("api_version", ColumnType.Text),
            new("license", ColumnType.Text),
            new("endpoint_name", ColumnType.Text),
            new("name_derived", ColumnType.Boolean),
            new("functionality", ColumnType.Text),
            new("description", ColumnType.Text),
            new("method", ColumnType.Text),
            new("path", ColumnType.Text),
            new("domain", ColumnType.Text),
            new("api_arguments", ColumnType.Text),
            new("request", ColumnType.Text),
            new("trimmed", ColumnType.Boolean),
            new("code_samples", ColumnType.Text),
            new("operation", ColumnType.Text),
            new("family_name", ColumnType.Text),
            new("unsatisfied", ColumnType.Boolean),
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.FileId);
            to.Text(row.Source);
            to.Text(row.ApiId);
            to.Text(row.ApiName);
            to.Text(row.ApiDescription);
            to.Text(row.ApiProvider);
            to.Text(row.ApiVersion);
            to.Text(row.License);
            to.Text(row.EndpointName);
            to.Boolean(row.NameDerived);
            to.Text(row.Functionality);
            to.Text(row.Description);
            to.Text(row.Method);
            to.Text(row.Path);
            to.Text(row.Domain);
            to.Text(row.ApiArguments);
            to.Text(row.Request);
            to.Boolean(row.Trimmed);
            to.Text(row.CodeSamples);
            to.Text(row.Operation);
            to.Text(row.FamilyName);
            to.Boolean(row.Unsatisfied);
        },
        static from => new EndpointRow
        {
            EndpointId = from.Text(0),
            FileId = from.Text(1),
            Source = from.Text(2),
            ApiId = from.Text(3),
            ApiName = from.Text(4),
            ApiDescription = from.Text(5),
            ApiProvider = from.Text(6),
            ApiVersion = from.Text(7),
            License = from.TextOrNull(8),
            EndpointName = from.Text(9),
            NameDerived = from.Boolean(10),
            Functionality = from.Text(11),
            Description = from.Text(12),
            Method = from.Text(13),
            Path = from.Text(14),
            Domain = from.Text(15),
            ApiArguments = from.Text(16),
            Request = from.Text(17),
            Trimmed = from.Boolean(18),
            CodeSamples = from.TextOrNull(19),
            Unsatisfied = from.Boolean(22),
        });
}
