namespace ApiPack.Etl.Calls.Differences;

/// <summary>Every deliberate difference.</summary>
public static class DifferenceRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Difference> All { get; } = [];
}
