using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>examples</c>: one example instruction for an endpoint (paper 3.3).</summary>
/// <param name="generator">What writes it.</param>
public sealed class ExampleStep(IInstructionGenerator generator) : IRowStep<EndpointText, ExampleRow>
{
    /// <inheritdoc />
    public string Name => "examples";

    /// <inheritdoc />
    public RowSchema<EndpointText> Input => EndpointText.Schema;

    /// <inheritdoc />
    public RowSchema<ExampleRow> Output => ExampleRow.Schema;

    /// <inheritdoc />
    public long Units(EndpointText row) => 1;

    /// <inheritdoc />
    public string Key(EndpointText row) => row.EndpointId;

    /// <inheritdoc />
    public IEnumerable<Outcome<ExampleRow>> Run(EndpointText row)
    {
        var example = generator.Example(row);
        return
        [
            Outcome<ExampleRow>.Keep(new ExampleRow
            {
                EndpointId = row.EndpointId,
                ApiId = row.ApiId,
                Instruction = example.Text,
                Template = example.Template,
                InstructionSource = generator.Source,
                Demonstration = PromptText.Demonstration(row, example.Text),
            }),
        ];
    }
}
