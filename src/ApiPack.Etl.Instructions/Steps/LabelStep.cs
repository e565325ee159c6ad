using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>labels</c>: a candidate's label (paper 3.4).</summary>
/// <param name="labeller">What judges it.</param>
public sealed class LabelStep(IInstructionLabeller labeller) : IRowStep<CandidateText, LabelRow>
{
    /// <inheritdoc />
    public string Name => "labels";

    /// <inheritdoc />
    public RowSchema<CandidateText> Input => CandidateText.Schema;

    /// <inheritdoc />
    public RowSchema<LabelRow> Output => LabelRow.Schema;

    /// <inheritdoc />
    public long Units(CandidateText row) => 1;

    /// <inheritdoc />
    public string Key(CandidateText row) => CandidateText.Key(row);

    /// <inheritdoc />
    public IEnumerable<Outcome<LabelRow>> Run(CandidateText row) => [Outcome<LabelRow>.Keep(Row(row, labeller.Label(row.Endpoint, row.Candidate), labeller.Source))];

    /// <summary>The row of a label.</summary>
    internal static LabelRow Row(CandidateText row, InstructionLabel label, string source) => new()
    {
        EndpointId = row.Endpoint.EndpointId,
        ApiId = row.Endpoint.ApiId,
        Index = row.Index,
        Label = label.IsGood ? "good" : "bad",
        ProbabilityGood = label.ProbabilityGood,
        Reasons = label.IsGood ? [] : label.Reasons,
        LabelSource = source,
    };
}
