using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>candidates</c>: five instruction candidates for an endpoint (paper 3.3).</summary>
/// <param name="generator">What writes them.</param>
public sealed class CandidateStep(IInstructionGenerator generator) : IRowStep<CandidateInput, CandidateRow>
{
    /// <inheritdoc />
    public string Name => "candidates";

    /// <inheritdoc />
    public RowSchema<CandidateInput> Input => CandidateInput.Schema;

    /// <inheritdoc />
    public RowSchema<CandidateRow> Output => CandidateRow.Schema;

    /// <inheritdoc />
    public long Units(CandidateInput row) => InstructionRequests.Candidates;

    /// <inheritdoc />
    public string Key(CandidateInput row) => row.Endpoint.EndpointId;

    /// <inheritdoc />
    public IEnumerable<Outcome<CandidateRow>> Run(CandidateInput row)
    {
        var candidates = generator.Candidates(row.Endpoint, row.Examples);
        var outcomes = new Outcome<CandidateRow>[candidates.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Outcome<CandidateRow>.Keep(new CandidateRow
            {
                EndpointId = row.Endpoint.EndpointId,
                ApiId = row.Endpoint.ApiId,
                Index = i + 1,
                Candidate = candidates[i].Text,
                Template = candidates[i].Template,
                InstructionSource = generator.Source,
            });
        }

        return outcomes;
    }
}
