using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>What instructions are written from: an endpoint's and its API's names and texts.</summary>
public sealed record EndpointText
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The API's name.</summary>
    public required string ApiName { get; init; }

    /// <summary>The endpoint's name.</summary>
    public required string EndpointName { get; init; }

    /// <summary>Short text of what it does.</summary>
    public required string Functionality { get; init; }

    /// <summary>Long text of what it does.</summary>
    public required string Description { get; init; }

    /// <summary>HTTP method, lower case.</summary>
    public required string Method { get; init; }

    /// <summary>Path as declared.</summary>
    public required string Path { get; init; }

    /// <summary>The texts of an endpoint.</summary>
    public static EndpointText Of(EndpointRow endpoint) => new()
    {
        EndpointId = endpoint.EndpointId,
        ApiId = endpoint.ApiId,
        ApiName = endpoint.ApiName,
        EndpointName = endpoint.EndpointName,
        Functionality = endpoint.Functionality,
        Description = endpoint.Description,
        Method = endpoint.Method,
        Path = endpoint.Path,
    };

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<EndpointText> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("api_name", ColumnType.Text),
            new("endpoint_name", ColumnType.Text),
            new("functionality", ColumnType.Text),
            new("description", ColumnType.Text),
            new("method", ColumnType.Text),
            new("path", ColumnType.Text),
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Text(row.ApiName);
            to.Text(row.EndpointName);
            to.Text(row.Functionality);
            to.Text(row.Description);
            to.Text(row.Method);
            to.Text(row.Path);
        },
        static from => new EndpointText
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            ApiName = from.Text(2),
            EndpointName = from.Text(3),
            Functionality = from.Text(4),
            Description = from.Text(5),
            Method = from.Text(6),
            Path = from.Text(7),
        });
}
