namespace ApiPack.Etl.Instructions.Prompting;

/// <summary>The prompts of the stages that a model may take over (paper 9.8).</summary>
public sealed record InstructionPrompts
{
    /// <summary>Makes a person's request of a template's sentence.</summary>
    public required PromptTemplate Refine { get; init; }

    /// <summary>Writes a candidate.</summary>
    public required PromptTemplate Generate { get; init; }

    /// <summary>Judges a candidate.</summary>
    public required PromptTemplate Label { get; init; }

    /// <summary>Leads from a candidate back to the endpoint's text.</summary>
    public required PromptTemplate BackTranslate { get; init; }

    /// <summary>Reads the four prompts.</summary>
    /// <param name="read">Gives the text of a prompt by its name: <c>refine</c>, <c>generate</c>, <c>label</c>, <c>back_translate</c>.</param>
    /// <exception cref="FormatException">A prompt has not the sections and fields that it should have.</exception>
    public static InstructionPrompts Read(Func<string, string> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new()
        {
            Refine = Parse("refine", new() { ["user"] = ["endpoint", "draft"] }),
            Generate = Parse("generate", new() { ["user"] = ["demonstrations", "endpoint"] }),
            Label = Parse("label", new() { ["user"] = ["endpoint", "instruction"] }),
            BackTranslate = Parse("back_translate", new() { ["context"] = ["instruction"], ["closing"] = [] }),
        };

        PromptTemplate Parse(string name, Dictionary<string, IReadOnlyList<string>> fields) => PromptTemplate.Parse(name, read(name), fields);
    }
}
