using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Steps;

/// <summary>Row step <c>examples</c>: one example instruction for an endpoint, a person's where there is one (paper 3.3).</summary>
/// <param name="generator">What writes the others.</param>
public sealed class ExampleStep(IInstructionGenerator generator) : IRowStep<ExampleInput, ExampleRow>
{
    /// <inheritdoc />
    public string Name => "examples";

    /// <inheritdoc />
    public RowSchema<ExampleInput> Input => ExampleInput.Schema;

    /// <inheritdoc />
    public RowSchema<ExampleRow> Output => ExampleRow.Schema;

    /// <inheritdoc />
    public long Units(ExampleInput row) => 1;

    /// <inheritdoc />
    public string Key(ExampleInput row) => row.Endpoint.EndpointId;

    /// <inheritdoc />
    public IEnumerable<Outcome<ExampleRow>> Run(ExampleInput row) => [Outcome<ExampleRow>.Keep(row.Reviewed ?? Written(row))];

    private ExampleRow Written(ExampleInput row)
    {
        var example = generator.Example(row.Endpoint);
        return row.Example(example.Text, generator.Source) with { Template = example.Template };
    }
}
