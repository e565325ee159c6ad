using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>examples</c> by a model: refines the sentence that a template gives (paper 3.3).</summary>
/// <param name="model">The model.</param>
/// <param name="requests">What it is asked.</param>
/// <param name="drafts">What writes the sentences.</param>
public sealed class ModelExampleStep(IModel model, InstructionRequests requests, IInstructionGenerator drafts) : IAsyncRowStep<EndpointText, ExampleRow>
{
    /// <inheritdoc />
    public string Name => "examples";

    /// <inheritdoc />
    public RowSchema<EndpointText> Input => EndpointText.Schema;

    /// <inheritdoc />
    public RowSchema<ExampleRow> Output => ExampleRow.Schema;

    /// <inheritdoc />
    public int InFlight => model.InFlight;

    /// <inheritdoc />
    public long Units(EndpointText row) => 1;

    /// <inheritdoc />
    public string Key(EndpointText row) => row.EndpointId;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Outcome<ExampleRow>>> RunAsync(EndpointText row, CancellationToken cancellationToken)
    {
        var draft = drafts.Example(row);
        var request = requests.Refine(row, draft.Text);
        var reply = (GenerationReply)await model.Ask(request, cancellationToken).ConfigureAwait(false);
        var instruction = reply.Texts[0].Trim();
        return
        [
            instruction.Length == 0
                ? Outcome<ExampleRow>.Drop(new Reject(Key(row), "empty-instruction", "the model's text is empty"))
                : Outcome<ExampleRow>.Keep(new ExampleRow
                {
                    EndpointId = row.EndpointId,
                    ApiId = row.ApiId,
                    Instruction = instruction,
                    Template = draft.Template,
                    InstructionSource = ModelSource.Of(model),
                    Demonstration = PromptText.Demonstration(row, instruction),
                    Trace = ModelSource.Trace(model, request, requests.Prompts.Refine),
                }),
        ];
    }
}
