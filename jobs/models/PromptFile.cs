using ApiPack.Etl.Instructions.Prompting;

namespace ApiPack.Etl.Jobs.Models;

/// <summary>The prompts beside the stages, carried in the executable.</summary>
internal static class PromptFile
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["refine"] = "04-examples/prompts/refine.md",
        ["generate"] = "05-candidates/prompts/generate.md",
        ["label"] = "06-labels/prompts/label.md",
        ["back_translate"] = "07-scores/prompts/back_translate.md",
    };

    /// <summary>All prompts.</summary>
    public static InstructionPrompts All { get; } = InstructionPrompts.Read(static name => ResourceFile.Read(Paths[name]));
}
