using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>examples</c> by a model: refines the sentence that a template gives, where no person's instruction stands (paper 3.3).</summary>
/// <param name="model">The model.</param>
/// <param name="requests">What it is asked.</param>
/// <param name="drafts">What writes the sentences.</param>
public sealed class ModelExampleStep(IModel model, InstructionRequests requests, IInstructionGenerator drafts) : IAsyncRowStep<ExampleInput, ExampleRow>
{
    /// <inheritdoc />
    public string Name => "examples";

    /// <inheritdoc />
    public RowSchema<ExampleInput> Input => ExampleInput.Schema;

    /// <inheritdoc />
    public RowSchema<ExampleRow> Output => ExampleRow.Schema;

    /// <inheritdoc />
    public int InFlight => model.InFlight;

    /// <inheritdoc />
    public long Units(ExampleInput row) => 1;

    /// <inheritdoc />
    public string Key(ExampleInput row) => row.Endpoint.EndpointId;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome<ExampleRow>>> RunAsync(ExampleInput row, CancellationToken cancellationToken)
    {
        if (row.Reviewed is { } reviewed)
            return [Outcome<ExampleRow>.Keep(reviewed)];

        var draft = drafts.Example(row.Endpoint);
        var request = requests.Refine(row.Endpoint, draft.Text);
        var reply = (GenerationReply)await model.Ask(request, cancellationToken).ConfigureAwait(false);
        var instruction = reply.Texts[0].Trim();
        return
        [
            instruction.Length == 0
                ? Outcome<ExampleRow>.Drop(new Reject(Key(row), "empty-instruction", "the model's text is empty"))
                : Outcome<ExampleRow>.Keep(row.Example(instruction, ModelSource.Of(model)) with
                {
                    Template = draft.Template,
                    Trace = ModelSource.Trace(model, request, requests.Prompts.Refine),
                }),
        ];
    }
}
