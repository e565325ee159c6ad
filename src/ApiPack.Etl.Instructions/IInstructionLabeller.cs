using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions;

/// <summary>Tells good instructions from bad ones (paper 3.4): rules in process, or a model behind a server.</summary>
public interface IInstructionLabeller
{
    /// <summary>The label of an instruction for an endpoint.</summary>
    InstructionLabel Label(EndpointText endpoint, string instruction);
}

/// <summary>How good an instruction is.</summary>
/// <param name="ProbabilityGood">0 to 1; good from 0.5 on.</param>
/// <param name="Reasons">Ids of the rules that speak against it, strongest first.</param>
public sealed record InstructionLabel(double ProbabilityGood, IReadOnlyList<string> Reasons)
{
    /// <summary>True from one half on.</summary>
    public bool IsGood => ProbabilityGood >= 0.5;
}
