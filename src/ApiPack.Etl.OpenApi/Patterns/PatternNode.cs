namespace ApiPack.Etl.OpenApi.Patterns;

/// <summary>A regular expression as a tree (ECMA-262 §22.2.1, without back references).</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record One(CharacterSet Set) : PatternNode;

    /// <summary>One part after another.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>The first option that leads to a match.</summary>
    internal sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode;

    /// <summary>The same part again and again; <see cref="int.MaxValue"/> is no bound.</summary>
    internal sealed record Repeat(PatternNode Part, int Min, int Max) : PatternNode;

    /// <summary><c>^</c>, <c>$</c>, <c>\b</c> or <c>\B</c>.</summary>
    internal sealed record Anchor(char Kind) : PatternNode;

    /// <summary>Looking ahead or behind without consuming.</summary>
    internal sealed record Look(PatternNode Part, bool Ahead, bool Wanted) : PatternNode;
}
