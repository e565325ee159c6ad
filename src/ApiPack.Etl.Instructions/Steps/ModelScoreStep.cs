using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>scores</c> by a model: back-translation (paper 3.4).</summary>
/// <param name="model">The model.</param>
/// <param name="requests">What it is asked.</param>
public sealed class ModelScoreStep(IModel model, InstructionRequests requests) : IAsyncRowStep<CandidateText, ScoreRow>
{
    /// <inheritdoc />
    public string Name => "scores";

    /// <inheritdoc />
    public RowSchema<CandidateText> Input => CandidateText.Schema;

    /// <inheritdoc />
    public RowSchema<ScoreRow> Output => ScoreRow.Schema;

    /// <inheritdoc />
    public int InFlight => model.InFlight;

    /// <inheritdoc />
    public long Units(CandidateText row) => 1;

    /// <inheritdoc />
    public string Key(CandidateText row) => CandidateText.Key(row);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome<ScoreRow>>> RunAsync(CandidateText row, CancellationToken cancellationToken)
    {
        var request = requests.Score(row.Endpoint, row.Candidate);
        var reply = (ScoringReply)await model.Ask(request, cancellationToken).ConfigureAwait(false);
        return
        [
            Outcome<ScoreRow>.Keep(new ScoreRow
            {
                EndpointId = row.Endpoint.EndpointId,
                ApiId = row.Endpoint.ApiId,
                Index = row.Index,
                InputTokensMean = reply.MeanLogProbability,
                Tokens = reply.Tokens,
                BoundaryShift = reply.BoundaryShift,
                ScoreSource = ModelSource.Of(model),
                Trace = ModelSource.Trace(model, request, requests.Prompts.BackTranslate),
            }),
        ];
    }
}
