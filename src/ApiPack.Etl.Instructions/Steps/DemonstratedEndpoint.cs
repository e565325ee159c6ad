using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>What a model writes candidates from: an endpoint's texts and the demonstrations of its API.</summary>
public sealed record DemonstratedEndpoint
{
    /// <summary>The endpoint.</summary>
    public required EndpointText Endpoint { get; init; }

    /// <summary>The API's examples as prompts show them, in the order of their texts.</summary>
    public required IReadOnlyList<string> Demonstrations { get; init; }

    /// <summary>Layout of the rows: the columns of <see cref="EndpointText"/>, then <c>demonstrations</c>.</summary>
    public static RowSchema<DemonstratedEndpoint> Schema { get; } = new(
        [.. EndpointText.Schema.Columns, new("demonstrations", ColumnType.TextList)],
        static (row, to) =>
        {
            EndpointText.Schema.Write(row.Endpoint, to);
            to.TextList(row.Demonstrations);
        },
        static from => new DemonstratedEndpoint
        {
            Endpoint = EndpointText.Schema.Read(from),
            Demonstrations = from.IsNull(EndpointText.Schema.Columns.Count) ? [] : from.TextList(EndpointText.Schema.Columns.Count),
        });
}
