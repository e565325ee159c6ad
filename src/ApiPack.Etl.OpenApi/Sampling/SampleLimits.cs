namespace ApiPack.Etl.OpenApi;

/// <summary>Bounds of sampled values: what keeps one operation's work and memory small, whatever its schemas.</summary>
public sealed record SampleLimits
{
    /// <summary>Most bytes of a sampled body's compact JSON (16 KiB); optional properties are left out, deepest first, to stay within.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024;

    /// <summary>Most schemas visited for one attempt at a value (20,000).</summary>
    public int MaxSteps { get; init; } = 20_000;

    /// <summary>Deepest nesting of a sampled value (15); deeper ones end as recursion does.</summary>
    public int MaxDepth { get; init; } = 15;
}

/// <summary>How arguments that the document gives no value for are written.</summary>
public enum ArgumentMode
{
    /// <summary>Recognisable placeholders: <c>{id}</c> in paths, <c>SOME_STRING_VALUE</c> for texts in queries and headers, sampled values for other types.</summary>
    Placeholder,

    /// <summary>Sampled values that satisfy the schema; only secrets stay placeholders.</summary>
    Filled,
}
