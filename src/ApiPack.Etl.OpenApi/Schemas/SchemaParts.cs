namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema and the parts of its <c>allOf</c>, those of theirs too: what a value must satisfy together.</summary>
internal sealed class SchemaParts
{
    private const int MostParts = 200;
    private const int DeepestNesting = 32;

    private readonly List<Schema> all = new(1);
    private HashSet<string>? required;

    /// <summary>Gathers the parts of a schema, each once and no more than 200.</summary>
    public SchemaParts(Schema schema)
    {
        if (schema.Target is { AllOf: null } alone)
            all.Add(alone);
        else
            Gather(schema, [], 0);
        IsReadOnly = all.Exists(static part => part.ReadOnly);
    }

    /// <summary>The parts, the schema itself first; none behind a broken reference.</summary>
    public IReadOnlyList<Schema> All => all;

    /// <summary>True when a part is <c>readOnly</c>: requests leave the property out.</summary>
    public bool IsReadOnly { get; }

    /// <summary>All names that are required.</summary>
    public IReadOnlySet<string> Required => all.Count == 1 ? all[0].Required : required ??= [.. all.SelectMany(part => part.Required)];

    /// <summary>The declared schema of a property, or null.</summary>
    public Schema? Property(string name)
    {
        foreach (var part in all)
        {
            if (part.Property(name) is { } property)
                return property;
        }

        return null;
    }

    private void Gather(Schema schema, HashSet<Schema> seen, int depth)
    {
        if (schema.Target is not { } target || depth > DeepestNesting || all.Count >= MostParts || !seen.Add(target))
            return;
        all.Add(target);
        foreach (var part in target.AllOf ?? [])
            Gather(part, seen, depth + 1);
    }
}
