using System.Buffers;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The model goes on with its prompt: another input, another output, template marks.</summary>
internal static class PromptEcho
{
    private static readonly SearchValues<string> Echoes = SearchValues.Create(
    [
        "###", "functionality:", "description:", "endpoint:", "api name:", "user query to refine", "the api's functionality", "[inst]", "</s>", "**instruction",
        "**output", "**input", "\napi:", "\noutput:", "\ninput:", "\nassistant:", "\nanswer:",
    ], StringComparison.Ordinal);

    public static Rule Rule { get; } = new("prompt-echo", 3.6, static reading =>
        reading.Lower.AsSpan().ContainsAny(Echoes) || reading.Lower.StartsWith("api:", StringComparison.Ordinal) ? 1 : 0);
}
