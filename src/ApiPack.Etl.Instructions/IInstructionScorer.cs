using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions;

/// <summary>Scores an instruction by back-translation (paper 3.4): how likely the endpoint's text is, given the instruction.</summary>
public interface IInstructionScorer
{
    /// <summary>What <c>score_source</c> says.</summary>
    string Source { get; }

    /// <summary>The score of an instruction for an endpoint.</summary>
    InstructionScore Score(EndpointText endpoint, string instruction);
}

/// <summary>A mean log-probability.</summary>
/// <param name="InputTokensMean">Mean natural logarithm of the probability of the endpoint's tokens; finite, below 0.</param>
/// <param name="Tokens">How many tokens the mean is over.</param>
public sealed record InstructionScore(double InputTokensMean, int Tokens);
