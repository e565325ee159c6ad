using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions;

/// <summary>Tells good instructions from bad ones (paper 3.4): rules in process, or a model behind a server.</summary>
public interface IInstructionLabeller
{
    /// <summary>What <c>label_source</c> says.</summary>
    string Source { get; }

    /// <summary>The label of an instruction for an endpoint.</summary>
    InstructionLabel Label(EndpointText endpoint, string instruction);
}

/// <summary>How good an instruction is.</summary>
/// <param name="ProbabilityGood">0 to 1; good from 0.5 on.</param>
/// <param name="Reasons">Ids of the rules that speak against it, strongest first.</param>
public sealed record InstructionLabel(double ProbabilityGood, IReadOnlyList<string> Reasons)
{
    /// <summary>The least probability of a good one.</summary>
    public const double LeastGood = 0.5;

    /// <summary>True from <see cref="LeastGood"/> on.</summary>
    public bool IsGood => ProbabilityGood >= LeastGood;
}
