using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema's types, declared or told by its keywords.</summary>
internal static class SchemaTypes
{
    private static readonly (Keyword Keyword, string Type)[] Telling =
    [
        (Keyword.MultipleOf, "number"), (Keyword.Maximum, "number"), (Keyword.ExclusiveMaximum, "number"), (Keyword.Minimum, "number"), (Keyword.ExclusiveMinimum, "number"),
        (Keyword.MaxLength, "string"), (Keyword.MinLength, "string"), (Keyword.Pattern, "string"),
        (Keyword.Items, "array"), (Keyword.MaxItems, "array"), (Keyword.MinItems, "array"), (Keyword.UniqueItems, "array"), (Keyword.AdditionalItems, "array"),
        (Keyword.MaxProperties, "object"), (Keyword.MinProperties, "object"), (Keyword.Required, "object"), (Keyword.AdditionalProperties, "object"),
        (Keyword.Properties, "object"), (Keyword.PatternProperties, "object"), (Keyword.Dependencies, "object"),
    ];

    /// <summary>The declared types (3.0: one; 3.1: one or a list), unknown ones left out.</summary>
    public static IReadOnlyList<string> Of(JsonElement declared)
    {
        if (declared.ValueKind == JsonValueKind.Array)
            return [.. declared.EnumerateArray().Select(item => Known(item.TextOrNull())).OfType<string>().Distinct()];
        return Known(declared.TextOrNull()) is { } type ? [type] : [];
    }

    /// <summary>The type that the keywords of an untyped schema tell, or null.</summary>
    public static string? Inferred(in SchemaKeywords keywords)
    {
        foreach (var (keyword, type) in Telling)
        {
            if (keywords.Has(keyword))
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
