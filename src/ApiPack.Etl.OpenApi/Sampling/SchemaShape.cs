using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>What a schema and the parts of its <c>allOf</c> declare together.</summary>
internal static class SchemaShape
{
    private const int DeepestNesting = 8;

    /// <summary>All names that are required.</summary>
    public static HashSet<string> Required(Schema schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(schema, 0))
            names.UnionWith(part.Required);
        return names;
    }

    /// <summary>The declared schema of a property, or null.</summary>
    public static Schema? Property(Schema schema, string name)
    {
        foreach (var part in Parts(schema, 0))
        {
            if (part.Properties.Count > 0 && part.Property(name) is { } property)
                return property;
        }

        return null;
    }

    /// <summary>The schema and all parts of its <c>allOf</c>.</summary>
    public static IEnumerable<Schema> Parts(Schema schema) => Parts(schema, 0);

    private static IEnumerable<Schema> Parts(Schema schema, int depth)
    {
        if (schema.Target is not { } target || depth > DeepestNesting)
            yield break;
        yield return target;
        foreach (var part in target.AllOf ?? [])
        {
            foreach (var inner in Parts(part, depth + 1))
                yield return inner;
        }
    }
}
