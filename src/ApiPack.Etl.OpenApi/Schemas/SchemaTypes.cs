using System.Runtime.InteropServices;
using System.Text;
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

    private static readonly KnownType[] Known =
    [
        new("string", "string"), new("integer", "integer"), new("object", "object"), new("array", "array"),
        new("boolean", "boolean"), new("number", "number"), new("null", "null"), new("file", "string"),
    ];

    /// <summary>The declared types (3.0: one; 3.1: one or a list), unknown ones left out.</summary>
    public static string[] Of(JsonElement declared)
    {
        if (declared.ValueKind == JsonValueKind.Array)
            return [.. declared.EnumerateArray().Select(item => KnownOrNull(item)?.Type).OfType<string>().Distinct()];
        return KnownOrNull(declared)?.Alone ?? [];
    }

    /// <summary>True for <c>file</c>, the type of files in OpenAPI 2.0.</summary>
    public static bool IsFile(JsonElement declared) => KnownOrNull(declared)?.Spelling is "file";

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

    private static KnownType? KnownOrNull(JsonElement declared)
    {
        if (declared.ValueKind != JsonValueKind.String)
            return null;
        var quoted = JsonMarshal.GetRawUtf8Value(declared);
        if (quoted.Contains((byte)'\\'))
            return declared.TextOrNull() is { } text ? Array.Find(Known, known => known.Spelling == text) : null;
        foreach (var known in Known)
        {
            if (quoted[1..^1].SequenceEqual(known.Utf8))
                return known;
        }

        return null;
    }

    private sealed record KnownType(string Spelling, string Type)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Spelling);

        public string[] Alone { get; } = [Type];
    }
}
