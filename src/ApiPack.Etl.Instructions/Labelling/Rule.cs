namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>One reason for which an instruction is bad.</summary>
/// <param name="Id">Stable id, kebab case, as it stands in <c>reasons</c>.</param>
/// <param name="Weight">How much it speaks against the instruction, in log-odds, when it holds in full.</param>
/// <param name="Holds">How far it holds for an instruction: 0 not at all, 1 in full.</param>
internal sealed record Rule(string Id, double Weight, Func<Reading, double> Holds);
