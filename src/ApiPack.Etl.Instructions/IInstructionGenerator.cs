using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions;

/// <summary>Writes instructions for an endpoint (paper 3.3): templates in process, or a model behind a server.</summary>
public interface IInstructionGenerator
{
    /// <summary>What <c>instruction_source</c> says: <c>template</c> or <c>model:…</c>.</summary>
    string Source { get; }

    /// <summary>One example instruction.</summary>
    GeneratedInstruction Example(EndpointText endpoint);

    /// <summary>Five candidates, all different.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="examples">Up to three example instructions of the same API.</param>
    IReadOnlyList<GeneratedInstruction> Candidates(EndpointText endpoint, IReadOnlyList<string> examples);
}

/// <summary>An instruction and where it comes from.</summary>
/// <param name="Text">The instruction.</param>
/// <param name="Template">Id of the template, such as <c>question-07</c>; empty for a model's.</param>
public sealed record GeneratedInstruction(string Text, string Template);
