using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>An instruction candidate (paper 3.3): five an endpoint.</summary>
public sealed record CandidateRow
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>1 to 5.</summary>
    public required long Index { get; init; }

    /// <summary>The instruction.</summary>
    public required string Candidate { get; init; }

    /// <summary>Id of the template it was written from; empty for a model's.</summary>
    public required string Template { get; init; }

    /// <summary><c>template</c> or <c>model:…</c>.</summary>
    public required string InstructionSource { get; init; }

    /// <summary>What a model made it from.</summary>
    public ModelTrace Trace { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<CandidateRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("idx", ColumnType.Long),
            new("candidate", ColumnType.Text),
            new("template", ColumnType.Text),
            new("instruction_source", ColumnType.Text),
            .. ModelTrace.Columns,
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Long(row.Index);
            to.Text(row.Candidate);
            to.Text(row.Template);
            to.Text(row.InstructionSource);
            row.Trace.Write(to);
        },
        static from => new CandidateRow
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Index = from.Long(2),
            Candidate = from.Text(3),
            Template = from.Text(4),
            InstructionSource = from.Text(5),
            Trace = ModelTrace.Read(from, 6),
        });
}
