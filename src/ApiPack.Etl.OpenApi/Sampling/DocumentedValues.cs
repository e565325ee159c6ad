using System.Text.Json;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Values that a schema itself gives; one that does not satisfy its schema is passed over.</summary>
internal static class DocumentedValues
{
    private const int MostTried = 64;

    /// <summary>The schema's <c>example</c>, or null.</summary>
    public static Sample? Example(SampleWalk walk, Schema schema) => Valid(walk, schema, schema.Example);

    /// <summary>The first valid of <c>const</c>, <c>examples</c>, <c>enum</c> and <c>default</c>, or null.</summary>
    public static Sample? Inferred(SampleWalk walk, Schema schema) =>
        Valid(walk, schema, schema.Const)
        ?? FirstExample(walk, schema)
        ?? FirstEnumerated(walk, schema)
        ?? Valid(walk, schema, schema.Default);

    private static Sample? FirstExample(SampleWalk walk, Schema schema)
    {
        if (schema.Examples.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var item in schema.Examples.EnumerateArray().Take(MostTried))
        {
            if (Valid(walk, schema, item) is { } value)
                return value;
        }

        return null;
    }

    private static Sample? FirstEnumerated(SampleWalk walk, Schema schema)
    {
        if (schema.Enum is not { } values)
            return null;
        for (var at = 0; at < values.Count && at < MostTried; at++)
        {
            if (walk.Accepts(schema, values[at]))
                return values[at];
        }

        return null;
    }

    private static Sample? Valid(SampleWalk walk, Schema schema, JsonElement declared) =>
        declared.ValueKind == JsonValueKind.Undefined ? null : walk.Valid(schema, ReadOnlyPruning.Of(schema, SampleReader.ReadOrNull(declared)));
}
