using System.Buffers;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>What every instruction of ours must keep to.</summary>
internal static class InstructionLaws
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 25;

    /// <summary>Most characters.</summary>
    public const int Longest = 300;

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>{}[]`*\\|\n\r\t\"\uFFFC");

    /// <summary>True when the instruction has a fitting length, names the API exactly once, does not give the endpoint's id away and has neither markup nor URLs.</summary>
    public static bool Holds(string instruction, ApiMention api, string endpointName)
    {
        if (instruction.Length is < Shortest or > Longest || api.CountIn(instruction) != 1)
            return false;
        var own = instruction.Replace(api.Name, "", StringComparison.OrdinalIgnoreCase);
        return !own.AsSpan().ContainsAny(Markup) && !own.Contains("://", StringComparison.Ordinal) && !EndpointName.IsLeaked(own, endpointName);
    }
}
