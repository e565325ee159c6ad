using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema's types, declared or told by its keywords.</summary>
internal static class SchemaTypes
{
    private static readonly (string Keyword, string Type)[] Telling =
    [
        ("multipleOf", "number"), ("maximum", "number"), ("exclusiveMaximum", "number"), ("minimum", "number"), ("exclusiveMinimum", "number"),
        ("maxLength", "string"), ("minLength", "string"), ("pattern", "string"),
        ("items", "array"), ("maxItems", "array"), ("minItems", "array"), ("uniqueItems", "array"), ("additionalItems", "array"),
        ("maxProperties", "object"), ("minProperties", "object"), ("required", "object"), ("additionalProperties", "object"),
        ("properties", "object"), ("patternProperties", "object"), ("dependencies", "object"),
    ];

    /// <summary>The declared types (3.0: one; 3.1: one or a list), unknown ones left out.</summary>
    public static IReadOnlyList<string> Of(JsonElement declared)
    {
        if (declared.ValueKind == JsonValueKind.Array)
            return [.. declared.EnumerateArray().Select(item => Known(item.TextOrNull())).OfType<string>().Distinct()];
        return Known(declared.TextOrNull()) is { } type ? [type] : [];
    }

    /// <summary>The type that the keywords of an untyped schema tell, or null.</summary>
    public static string? Inferred(SchemaKeywords keywords)
    {
        foreach (var (keyword, type) in Telling)
        {
            if (keywords.ContainsKey(keyword))
                return type;
        }

        return null;
    }

    private static string? Known(string? type) => type switch
    {
        "string" or "number" or "integer" or "boolean" or "array" or "object" or "null" => type,
        "file" => "string",
        _ => null,
    };
}
