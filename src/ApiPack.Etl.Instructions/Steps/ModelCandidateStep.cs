using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>candidates</c> by a model: five texts of one request, less those that are empty or said already (paper 3.3).</summary>
/// <param name="model">The model.</param>
/// <param name="requests">What it is asked.</param>
public sealed class ModelCandidateStep(IModel model, InstructionRequests requests) : IAsyncRowStep<CandidateInput, CandidateRow>
{
    /// <inheritdoc />
    public string Name => "candidates";

    /// <inheritdoc />
    public RowSchema<CandidateInput> Input => CandidateInput.Schema;

    /// <inheritdoc />
    public RowSchema<CandidateRow> Output => CandidateRow.Schema;

    /// <inheritdoc />
    public int InFlight => model.InFlight;

    /// <inheritdoc />
    public long Units(CandidateInput row) => InstructionRequests.Candidates;

    /// <inheritdoc />
    public string Key(CandidateInput row) => row.Endpoint.EndpointId;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome<CandidateRow>>> RunAsync(CandidateInput row, CancellationToken cancellationToken)
    {
        var request = requests.Generate(row.Endpoint, row.Examples);
        var reply = (GenerationReply)await model.Ask(request, cancellationToken).ConfigureAwait(false);
        var texts = reply.Texts.Select(static text => text.Trim()).ToArray();
        var (source, trace) = (ModelSource.Of(model), ModelSource.Trace(model, request, requests.Prompts.Generate));
        return [.. texts.Select((text, i) => Problem(texts, i) is { } problem
            ? Outcome<CandidateRow>.Drop(new Reject($"{row.Endpoint.EndpointId}-{i + 1}", problem.Reason, problem.Detail))
            : Outcome<CandidateRow>.Keep(new CandidateRow
            {
                EndpointId = row.Endpoint.EndpointId,
                ApiId = row.Endpoint.ApiId,
                Index = i + 1,
                Candidate = text,
                Template = "",
                InstructionSource = source,
                Trace = trace,
            }))];
    }

    private static (string Reason, string Detail)? Problem(string[] texts, int at) =>
        texts[at].Length == 0 ? ("empty-instruction", "the model's text is empty")
        : Array.IndexOf(texts, texts[at]) is var first && first < at ? ("repeated-instruction", $"the same as candidate {first + 1}")
        : null;
}
