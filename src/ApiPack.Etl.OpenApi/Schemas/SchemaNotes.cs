using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>Reads what OpenAPI adds to JSON Schema.</summary>
internal static class SchemaNotes
{
    /// <summary>A discriminator: an object (3.x), or the property's name alone (2.0).</summary>
    public static Discriminator? DiscriminatorOf(JsonElement declared)
    {
        if ((declared.TextMember("propertyName") ?? declared.TextOrNull()) is not { Length: > 0 } property)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? first = null;
        var entries = declared.ObjectMember("mapping");
        if (entries.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in entries.EnumerateObject())
            {
                if (entry.Value.TextOrNull() is not { } target)
                    continue;
                first ??= entry.SafeName();
                values.TryAdd(Discriminator.NameOf(target), entry.SafeName());
            }
        }

        return new Discriminator(property, values, first);
    }

    /// <summary>An <c>xml</c> object.</summary>
    public static XmlNaming? XmlOf(JsonElement xml) => xml.ValueKind != JsonValueKind.Object
        ? null
        : new XmlNaming(
            xml.TextMember("name"),
            xml.TextMember("namespace"),
            xml.TextMember("prefix"),
            xml.FlagMember("attribute") ?? false,
            xml.FlagMember("wrapped") ?? false);
}
