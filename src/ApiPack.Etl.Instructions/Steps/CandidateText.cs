using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>What labels and scores are made from: a candidate beside its endpoint's texts.</summary>
public sealed record CandidateText
{
    /// <summary>The endpoint.</summary>
    public required EndpointText Endpoint { get; init; }

    /// <summary>The candidate's index, 1 to 5.</summary>
    public required long Index { get; init; }

    /// <summary>The instruction.</summary>
    public required string Candidate { get; init; }

    /// <summary>The row's key: endpoint and index.</summary>
    public static string Key(CandidateText row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Endpoint.EndpointId}-{row.Index}";
    }

    /// <summary>Layout of the rows: the columns of <see cref="EndpointText"/>, then <c>idx</c> and <c>candidate</c>.</summary>
    public static RowSchema<CandidateText> Schema { get; } = new(
        [.. EndpointText.Schema.Columns, new("idx", ColumnType.Long), new("candidate", ColumnType.Text)],
        static (row, to) =>
        {
            EndpointText.Schema.Write(row.Endpoint, to);
            to.Long(row.Index);
            to.Text(row.Candidate);
        },
        static from => new CandidateText
        {
            Endpoint = EndpointText.Schema.Read(from),
            Index = from.Long(EndpointText.Schema.Columns.Count),
            Candidate = from.Text(EndpointText.Schema.Columns.Count + 1),
        });
}
