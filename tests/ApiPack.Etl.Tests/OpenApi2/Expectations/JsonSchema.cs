using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>The part of JSON Schema 2020-12 that expectations use; a keyword that it does not know is an error of the expectation.</summary>
internal sealed class JsonSchema(JsonElement schema, JsonElement root)
{
    public JsonSchema(JsonElement schema)
        : this(schema, schema)
    {
    }

    /// <summary>True when the value is valid.</summary>
    public bool Accepts(JsonNode? value) => schema.ValueKind != JsonValueKind.Object
        ? schema.GetBoolean()
        : schema.EnumerateObject().All(keyword => Holds(keyword.Name, keyword.Value, value));

    private bool Holds(string keyword, JsonElement rule, JsonNode? value) => keyword switch
    {
        "type" => IsOfType(rule.GetString()!, value),
        "const" => JsonNode.DeepEquals(JsonNode.Parse(rule.GetRawText()), value),
        "enum" => rule.EnumerateArray().Any(item => JsonNode.DeepEquals(JsonNode.Parse(item.GetRawText()), value)),
        "anyOf" => rule.EnumerateArray().Any(branch => Sub(branch).Accepts(value)),
        "$ref" => Sub(Definition(rule.GetString()!)).Accepts(value),
        "$defs" => true,
        _ => value switch
        {
            JsonObject members => HoldsMembers(keyword, rule, members),
            JsonArray items => HoldsItems(keyword, rule, items),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => HoldsText(keyword, rule, scalar.GetValue<string>()),
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => HoldsNumber(keyword, rule, Number(scalar)),
            _ => true,
        },
    };

    private bool HoldsMembers(string keyword, JsonElement rule, JsonObject members) => keyword switch
    {
        "required" => rule.EnumerateArray().All(name => members.ContainsKey(name.GetString()!)),
        "properties" => rule.EnumerateObject().All(property => !members.TryGetPropertyValue(property.Name, out var value) || Sub(property.Value).Accepts(value)),
        "additionalProperties" => members.All(member => (schema.TryGetProperty("properties", out var own) && own.TryGetProperty(member.Key, out _)) || Sub(rule).Accepts(member.Value)),
        "minProperties" => members.Count >= rule.GetInt32(),
        "maxProperties" => members.Count <= rule.GetInt32(),
        _ => OfOther(keyword),
    };

    private bool HoldsItems(string keyword, JsonElement rule, JsonArray items) => keyword switch
    {
        "items" => items.All(item => Sub(rule).Accepts(item)),
        "minItems" => items.Count >= rule.GetInt32(),
        "maxItems" => items.Count <= rule.GetInt32(),
        "uniqueItems" => !rule.GetBoolean() || items.Select((item, at) => items.Take(at).All(other => !JsonNode.DeepEquals(item, other))).All(isNew => isNew),
        _ => OfOther(keyword),
    };

    private static bool HoldsText(string keyword, JsonElement rule, string text) => keyword switch
    {
        "minLength" => new StringInfo(text).LengthInTextElements >= rule.GetInt32(),
        "maxLength" => new StringInfo(text).LengthInTextElements <= rule.GetInt32(),
        "pattern" => Regex.IsMatch(text, rule.GetString()!, RegexOptions.ECMAScript),
        "format" => IsOfFormat(rule.GetString()!, text),
        _ => OfOther(keyword),
    };

    private static bool HoldsNumber(string keyword, JsonElement rule, decimal number) => keyword switch
    {
        "minimum" => number >= rule.GetDecimal(),
        "maximum" => number <= rule.GetDecimal(),
        "exclusiveMinimum" => number > rule.GetDecimal(),
        "exclusiveMaximum" => number < rule.GetDecimal(),
        _ => OfOther(keyword),
    };

    private static bool IsOfFormat(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$") && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "byte" => Convert.TryFromBase64String(text, new byte[text.Length], out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "email" => Regex.IsMatch(text, "^[^@ ]+@[^@ ]+$"),
        _ => throw new NotSupportedException($"format {format}"),
    };

    private static bool IsOfType(string type, JsonNode? value) => value switch
    {
        null => type == "null",
        JsonObject => type == "object",
        JsonArray => type == "array",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => type == "string",
            JsonValueKind.Number => type == "number" || (type == "integer" && decimal.IsInteger(Number(value))),
            _ => type == "boolean",
        },
    };

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A keyword of other kinds of values says nothing here.</summary>
    private static bool OfOther(string keyword) => Known.Contains(keyword) ? true : throw new NotSupportedException($"keyword {keyword}");

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "required", "properties", "additionalProperties", "minProperties", "maxProperties", "items", "minItems", "maxItems", "uniqueItems",
        "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    };

    private JsonElement Definition(string reference) =>
        reference == "#" ? root : reference.Split('/').Skip(1).Aggregate(root, (element, token) => element.GetProperty(token));

    private JsonSchema Sub(JsonElement element) => new(element, root);
}
