namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>Which properties a request leaves out.</summary>
internal static class ReadOnlyRule
{
    private const int DeepestNesting = 8;

    /// <summary>True when the property's schema, or a part that all of it must satisfy, is <c>readOnly</c>.</summary>
    public static bool Holds(Schema schema) => Holds(schema, 0);

    private static bool Holds(Schema schema, int depth)
    {
        if (schema.Target is not { } target || depth > DeepestNesting)
            return false;
        if (target.ReadOnly)
            return true;
        foreach (var part in target.AllOf ?? [])
        {
            if (Holds(part, depth + 1))
                return true;
        }

        return false;
    }
}
