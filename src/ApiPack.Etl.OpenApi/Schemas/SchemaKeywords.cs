using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema object's members that count here; others are passed over, and of equal names the last counts.</summary>
internal sealed class SchemaKeywords
{
    private const int LongestName = 24;

    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal) { "$ref", "description", "summary", "title", "deprecated" };

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "description", "summary", "title", "deprecated", "type", "nullable", "x-nullable", "format", "pattern", "uniqueItems", "patternProperties",
        "additionalProperties", "items", "contains", "prefixItems", "allOf", "oneOf", "anyOf", "not", "example", "const", "default", "examples", "readOnly",
        "contentMediaType", "contentEncoding", "discriminator", "xml", "properties", "required", "enum", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "additionalItems", "dependencies", "x-ms-discriminator-value",
        "propertyNames",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private (string Name, JsonElement Value)[] members = new (string, JsonElement)[6];
    private int count;

    /// <summary>True when the object says more than a reference and how it is called.</summary>
    public bool HasMoreThanReference { get; private set; }

    /// <summary>Reads an object's members.</summary>
    public static SchemaKeywords Of(JsonElement element)
    {
        var keywords = new SchemaKeywords();
        foreach (var member in element.EnumerateObject())
        {
            var name = KnownName(member);
            var isAnnotation = name is not null && Annotations.Contains(name);
            keywords.HasMoreThanReference |= !isAnnotation;
            if (name is not null && (!isAnnotation || name == "$ref"))
                keywords.Set(name, member.Value);
        }

        return keywords;
    }

    /// <summary>True when the object has the member.</summary>
    public bool ContainsKey(string name) => IndexOf(name) >= 0;

    /// <summary>The member's value, undefined where there is none.</summary>
    public JsonElement GetValueOrDefault(string name) => IndexOf(name) is >= 0 and var at ? members[at].Value : default;

    private void Set(string name, JsonElement value)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            if (count == members.Length)
                Array.Resize(ref members, 2 * count);
            at = count++;
        }

        members[at] = (name, value);
    }

    private int IndexOf(string name)
    {
        for (var at = 0; at < count; at++)
        {
            if (members[at].Name == name)
                return at;
        }

        return -1;
    }

    /// <summary>The known name that the member has, without a string of its own, or null.</summary>
    private static string? KnownName(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Contains((byte)'\\'))
            return Known.TryGetValue(member.SafeName(), out var escaped) ? escaped : null;
        Span<char> name = stackalloc char[LongestName];
        return raw.Length <= LongestName && Encoding.UTF8.TryGetChars(raw, name, out var length) && KnownSpans.TryGetValue(name[..length], out var known) ? known : null;
    }
}
