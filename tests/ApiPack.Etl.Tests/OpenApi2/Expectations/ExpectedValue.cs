using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>A value as it must be: a text, or any that is valid by a schema.</summary>
internal static class ExpectedValue
{
    private static readonly string[] Placeholders = ["SOME_STRING_VALUE", "SOME_ARRAY_VALUE"];

    /// <summary>True when the decoded text is right.</summary>
    public static bool IsText(JsonElement expected, string text) =>
        expected.ValueKind == JsonValueKind.String ? expected.GetString() == text : Readings(text).Any(value => IsValid(expected, value));

    /// <summary>True when the text on the wire is right; where the value is a list, its <c>separator</c> tells the members.</summary>
    public static bool IsEncoded(JsonElement expected, string encoded, bool plusIsBlank) =>
        expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty("separator", out var separator)
            ? IsList(expected, Pieces(encoded, separator.GetString()!), plusIsBlank)
            : IsText(expected, Decoded(encoded, plusIsBlank));

    /// <summary>True when the members on the wire are right together; each is read as the schema takes it.</summary>
    public static bool IsList(JsonElement expected, IReadOnlyList<string> encoded, bool plusIsBlank)
    {
        var items = expected.GetProperty("schema").TryGetProperty("items", out var schema) ? schema : default;
        var members = encoded.Select(member => Readings(Decoded(member, plusIsBlank)).FirstOrDefault(value => items.ValueKind == JsonValueKind.Undefined || new JsonSchema(items).Accepts(value))).ToList();
        return members.TrueForAll(member => member is not null) && IsValid(expected, new JsonArray([.. members.Select(member => member!.DeepClone())]));
    }

    /// <summary>True when a JSON value is right: any that the schema takes where the value is free, else an equal one.</summary>
    public static bool IsJson(JsonElement expected, JsonNode? value) => IsFree(expected)
        ? IsValid(expected, value)
        : JsonNode.DeepEquals(JsonNode.Parse(expected.GetRawText()), value);

    /// <summary>True for a placeholder where a free text may stand.</summary>
    public static bool IsPlaceholder(JsonElement expected, string text) =>
        Placeholders.Contains(text) && IsFree(expected) && expected.GetProperty("schema") is var schema && !schema.TryGetProperty("enum", out _)
        && schema.TryGetProperty("type", out var type) && type.GetString() is "string" or "array";

    /// <summary>The pieces between separators, which stand as they are or percent-encoded.</summary>
    public static IReadOnlyList<string> Pieces(string encoded, string separator) =>
        encoded.Split([separator, Uri.EscapeDataString(separator), Uri.EscapeDataString(separator).ToLowerInvariant()], StringSplitOptions.None);

    /// <summary>The text, percent-decoded.</summary>
    public static string Decoded(string encoded, bool plusIsBlank) => Uri.UnescapeDataString(plusIsBlank ? encoded.Replace('+', ' ') : encoded);

    private static bool IsFree(JsonElement expected) =>
        expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() == "*";

    private static bool IsValid(JsonElement expected, JsonNode? value) => new JsonSchema(expected.GetProperty("schema")).Accepts(value);

    /// <summary>What a text may spell: a number or boolean, and the text itself.</summary>
    private static IEnumerable<JsonNode> Readings(string text)
    {
        JsonNode? read = null;
        try
        {
            read = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // It spells no JSON: a text then.
        }

        if (read?.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            yield return read;
        yield return JsonValue.Create(text);
    }
}
