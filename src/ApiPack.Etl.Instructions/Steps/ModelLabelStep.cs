using System.Globalization;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>labels</c> by a model: good or bad by the probability of either word; a model that says neither abstains, and the row is rejected (paper 3.4).</summary>
/// <param name="model">The model.</param>
/// <param name="requests">What it is asked.</param>
public sealed class ModelLabelStep(IModel model, InstructionRequests requests) : IAsyncRowStep<CandidateText, LabelRow>
{
    private static readonly IReadOnlyList<string> JudgedBad = ["model"];

    /// <inheritdoc />
    public string Name => "labels";

    /// <inheritdoc />
    public RowSchema<CandidateText> Input => CandidateText.Schema;

    /// <inheritdoc />
    public RowSchema<LabelRow> Output => LabelRow.Schema;

    /// <inheritdoc />
    public int InFlight => model.InFlight;

    /// <inheritdoc />
    public long Units(CandidateText row) => 1;

    /// <inheritdoc />
    public string Key(CandidateText row) => CandidateText.Key(row);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome<LabelRow>>> RunAsync(CandidateText row, CancellationToken cancellationToken)
    {
        var request = requests.Label(row.Endpoint, row.Candidate);
        var reply = (ClassificationReply)await model.Ask(request, cancellationToken).ConfigureAwait(false);
        if (reply.Share(0) is not { } good)
            return [Outcome<LabelRow>.Drop(new Reject(Key(row), "model-abstained", string.Create(CultureInfo.InvariantCulture, $"the labels have {reply.Mass:0.###} of the probability")))];
        var label = new InstructionLabel(good, good >= InstructionLabel.LeastGood ? [] : JudgedBad);
        return [Outcome<LabelRow>.Keep(LabelStep.Row(row, label, ModelSource.Of(model)) with { Trace = ModelSource.Trace(model, request, requests.Prompts.Label) })];
    }
}
