namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Where in a sample a schema stands.</summary>
internal readonly record struct SampleContext
{
    /// <summary>The top.</summary>
    public static SampleContext Root { get; } = new() { Depth = 1 };

    /// <summary>Nesting as it counts against the deepest: 1 at the top, and at the top of an <c>allOf</c>'s own keywords again.</summary>
    public int Depth { get; init; }

    /// <summary>Nesting in the whole sample, 0 at the top.</summary>
    public int Nesting { get; init; }

    /// <summary>Name of the property that the schema is of, or null.</summary>
    public string? PropertyName { get; init; }

    /// <summary>True for a part of an <c>allOf</c>, whose result is merged with others.</summary>
    public bool IsPart { get; init; }

    /// <summary>Type that the parts before tell an untyped part of an <c>allOf</c>, or null.</summary>
    public string? InheritedType { get; init; }

    /// <summary>Names that the schemas around a part require, or null.</summary>
    public HashSet<string>? AlsoRequired { get; init; }

    /// <summary>The context of a property or item.</summary>
    public SampleContext Child(string? propertyName) => new() { Depth = Depth + 1, Nesting = Nesting + 1, PropertyName = propertyName };
}
