using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>What candidates are written from: an endpoint's texts and its API's examples.</summary>
public sealed record CandidateInput
{
    /// <summary>The endpoint.</summary>
    public required EndpointText Endpoint { get; init; }

    /// <summary>The examples of the same API, in the order of their texts: their instructions for templates, whole demonstrations for a model; an API may have none left.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Layout of the rows: the columns of <see cref="EndpointText"/>, then <c>examples</c>.</summary>
    public static RowSchema<CandidateInput> Schema { get; } = new(
        [.. EndpointText.Schema.Columns, new("examples", ColumnType.TextList)],
        static (row, to) =>
        {
            EndpointText.Schema.Write(row.Endpoint, to);
            to.TextList(row.Examples);
        },
        static from => new CandidateInput
        {
            Endpoint = EndpointText.Schema.Read(from),
            Examples = from.IsNull(EndpointText.Schema.Columns.Count) ? [] : from.TextList(EndpointText.Schema.Columns.Count),
        });
}
