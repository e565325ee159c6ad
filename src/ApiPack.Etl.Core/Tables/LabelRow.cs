using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A candidate's label (paper 3.4).</summary>
public sealed record LabelRow
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The candidate's index, 1 to 5.</summary>
    public required long Index { get; init; }

    /// <summary><c>good</c> or <c>bad</c>.</summary>
    public required string Label { get; init; }

    /// <summary>0 to 1.</summary>
    public required double ProbabilityGood { get; init; }

    /// <summary>Why it is bad, by rule id; empty when good.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What judged it: <c>rules</c> or <c>model:…</c>.</summary>
    public required string LabelSource { get; init; }

    /// <summary>What a model made it from.</summary>
    public ModelTrace Trace { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<LabelRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("idx", ColumnType.Long),
            new("label", ColumnType.Text),
            new("probability_good", ColumnType.Double),
            new("reasons", ColumnType.TextList),
            new("label_source", ColumnType.Text),
            .. ModelTrace.Columns,
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Long(row.Index);
            to.Text(row.Label);
            to.Double(row.ProbabilityGood);
            to.TextList(row.Reasons);
            to.Text(row.LabelSource);
            row.Trace.Write(to);
        },
        static from => new LabelRow
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Index = from.Long(2),
            Label = from.Text(3),
            ProbabilityGood = from.Double(4),
            Reasons = from.TextList(5),
            LabelSource = from.Text(6),
            Trace = ModelTrace.Read(from, 7),
        });
}
