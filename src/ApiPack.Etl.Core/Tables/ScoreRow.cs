using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A good candidate's score (paper 3.4).</summary>
public sealed record ScoreRow
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The API.</summary>
    public required string ApiId { get; init; }

    /// <summary>The candidate's index, 1 to 5.</summary>
    public required long Index { get; init; }

    /// <summary>Mean log-probability (natural logarithm) of the endpoint's text given the candidate; below 0.</summary>
    public required double InputTokensMean { get; init; }

    /// <summary>How many tokens the mean is over.</summary>
    public required long Tokens { get; init; }

    /// <summary>How many of the context's last tokens were scored with the target, because no token boundary lay between the two; 0 is clean.</summary>
    public required long BoundaryShift { get; init; }

    /// <summary>What scored it: <c>query-likelihood</c> or <c>model:…</c>.</summary>
    public required string ScoreSource { get; init; }

    /// <summary>What a model made it from.</summary>
    public ModelTrace Trace { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<ScoreRow> Schema { get; } = new(
        [
            new("endpoint_id", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("idx", ColumnType.Long),
            new("input_tokens_mean", ColumnType.Double),
            new("tokens", ColumnType.Long),
            new("boundary_shift", ColumnType.Long),
            new("score_source", ColumnType.Text),
            .. ModelTrace.Columns,
        ],
        static (row, to) =>
        {
            to.Text(row.EndpointId);
            to.Text(row.ApiId);
            to.Long(row.Index);
            to.Double(row.InputTokensMean);
            to.Long(row.Tokens);
            to.Long(row.BoundaryShift);
            to.Text(row.ScoreSource);
            row.Trace.Write(to);
        },
        static from => new ScoreRow
        {
            EndpointId = from.Text(0),
            ApiId = from.Text(1),
            Index = from.Long(2),
            InputTokensMean = from.Double(3),
            Tokens = from.Long(4),
            BoundaryShift = from.Long(5),
            ScoreSource = from.Text(6),
            Trace = ModelTrace.Read(from, 7),
        });
}
