namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema and the parts of its <c>allOf</c>, those of theirs too: what a value must satisfy together.</summary>
internal sealed class SchemaParts
{
    private const int MostParts = 200;
    private const int DeepestNesting = 32;

    private readonly Schema[] all;
    private HashSet<string>? required;

    /// <summary>Gathers the parts of a schema, each once and no more than 200.</summary>
    public SchemaParts(Schema schema)
    {
        all = Gathered(schema);
        IsReadOnly = Array.Exists(all, static part => part.ReadOnly);
    }

    /// <summary>The parts, the schema itself first; none behind a broken reference.</summary>
    public Schema[] All => all;

    /// <summary>True when a part is <c>readOnly</c>: requests leave the property out.</summary>
    public bool IsReadOnly { get; }

    /// <summary>All names that are required.</summary>
    public HashSet<string> Required => all.Length == 1 ? all[0].Required : required ??= [.. all.SelectMany(part => part.Required)];

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

    private static Schema[] Gathered(Schema schema)
    {
        if (schema.Target is { AllOf: null } alone)
            return alone.Alone;
        var gathered = new List<Schema>();
        Gather(schema, 0, gathered);
        return [.. gathered];
    }

    private static void Gather(Schema schema, int depth, List<Schema> to)
    {
        if (schema.Target is not { } target || depth > DeepestNesting || to.Count >= MostParts || to.Contains(target))
            return;
        to.Add(target);
        if (target.AllOf is not { } parts)
            return;
        foreach (var part in parts)
            Gather(part, depth + 1, to);
    }
}
