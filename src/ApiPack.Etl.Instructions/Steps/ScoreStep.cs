using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>scores</c>: a candidate's score (paper 3.4).</summary>
/// <param name="scorer">What scores it.</param>
public sealed class ScoreStep(IInstructionScorer scorer) : IRowStep<CandidateText, ScoreRow>
{
    /// <inheritdoc />
    public string Name => "scores";

    /// <inheritdoc />
    public RowSchema<CandidateText> Input => CandidateText.Schema;

    /// <inheritdoc />
    public RowSchema<ScoreRow> Output => ScoreRow.Schema;

    /// <inheritdoc />
    public long Units(CandidateText row) => 1;

    /// <inheritdoc />
    public string Key(CandidateText row) => CandidateText.Key(row);

    /// <inheritdoc />
    public IEnumerable<Outcome<ScoreRow>> Run(CandidateText row)
    {
        var score = scorer.Score(row.Endpoint, row.Candidate);
        return
        [
            Outcome<ScoreRow>.Keep(new ScoreRow
            {
                EndpointId = row.Endpoint.EndpointId,
                ApiId = row.Endpoint.ApiId,
                Index = row.Index,
                InputTokensMean = score.InputTokensMean,
                Tokens = score.Tokens,
                BoundaryShift = 0,
                ScoreSource = scorer.Source,
            }),
        ];
    }
}
