using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>Reads one schema object; its subschemas are read with it, references are not followed.</summary>
internal readonly ref struct SchemaReader(SchemaSet set, int depth, bool siblingsOfReferencesCount)
{
    private const int MostValueNodes = 4096;

    private readonly SchemaSet set = set;
    private readonly int depth = depth;

    /// <summary>Reads the object.</summary>
    public Schema Read(JsonElement element)
    {
        var reference = element.TextMember("$ref");
        if (reference is null)
            return ReadKeywords(element, null);
        return siblingsOfReferencesCount && HasKeywordsBeside(element)
            ? ReadKeywords(element, new Schema { Set = set, Reference = reference })
            : new Schema { Set = set, Reference = reference };
    }

    private static bool HasKeywordsBeside(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.SafeName() is not ("$ref" or "description" or "summary" or "title" or "deprecated"))
                return true;
        }

        return false;
    }

    private Schema ReadKeywords(JsonElement element, Schema? beside)
    {
        var types = SchemaTypes.Of(element);
        var allOf = SubschemasOrNull(element, "allOf");
        return new Schema
        {
            Set = set,
            Types = types,
            InferredType = types.Count > 0 ? types[0] : SchemaTypes.Inferred(element),
            Nullable = element.FlagMember("nullable") ?? element.FlagMember("x-nullable") ?? false,
            Format = element.TextMember("type") == "file" ? "binary" : element.TextMember("format"),
            Pattern = element.TextMember("pattern"),
            Numbers = SchemaBounds.Numbers(element),
            Counts = SchemaBounds.Counts(element),
            UniqueItems = element.FlagMember("uniqueItems") ?? false,
            Properties = Properties(element),
            DeclaresProperties = element.ObjectMember("properties").ValueKind == JsonValueKind.Object,
            Required = Names(element),
            HasPatternProperties = element.ObjectMember("patternProperties").ValueKind == JsonValueKind.Object,
            AdditionalProperties = Subschema(element, "additionalProperties"),
            AdditionalName = element.ObjectMember("additionalProperties").TextMember("x-additionalPropertiesName") ?? "property",
            Items = Subschema(element, "items") ?? (element.TryMember("items", out _) ? null : Subschema(element, "contains")),
            PrefixItems = SubschemasOrNull(element, "prefixItems") ?? SubschemasOrNull(element, "items") ?? [],
            AllOf = beside is null ? allOf : [beside, .. allOf ?? []],
            OneOf = SubschemasOrNull(element, "oneOf") ?? [],
            AnyOf = SubschemasOrNull(element, "anyOf") ?? [],
            Not = Subschema(element, "not"),
            Example = Value(element, "example"),
            Const = Value(element, "const"),
            Default = Value(element, "default"),
            Examples = Value(element, "examples"),
            Enum = Enumerated(element),
            ReadOnly = element.FlagMember("readOnly") ?? false,
            IsRawContent = element.TextMember("contentMediaType") is not null && element.TextMember("contentEncoding") is null,
            Discriminator = DiscriminatorOf(element),
            Xml = XmlOf(element),
        };
    }

    private static JsonElement Value(JsonElement element, string name) => element.TryMember(name, out var value) ? value : default;

    private Schema? Subschema(JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? set.Read(value, depth + 1)
            : null;

    private List<Schema>? SubschemasOrNull(JsonElement element, string name)
    {
        if (!element.TryMember(name, out var value) || value.ValueKind != JsonValueKind.Array)
            return null;
        var schemas = new List<Schema>();
        foreach (var item in value.EnumerateArray())
            schemas.Add(set.Read(item, depth + 1));
        return schemas;
    }

    private IReadOnlyList<SchemaProperty> Properties(JsonElement element)
    {
        var declared = element.ObjectMember("properties");
        if (declared.ValueKind != JsonValueKind.Object)
            return [];

        var properties = new OrderedDictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var member in declared.EnumerateObject())
            properties[member.SafeName()] = set.Read(member.Value, depth + 1);
        return [.. ScriptOrder.Of(properties).Select(property => new SchemaProperty(property.Key, property.Value))];
    }

    private static HashSet<string> Names(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in element.ItemsOf("required"))
        {
            if (item.TextOrNull() is { } name)
                names.Add(name);
        }

        return names;
    }

    private static List<Sample>? Enumerated(JsonElement element)
    {
        List<Sample>? values = null;
        foreach (var item in element.ItemsOf("enum"))
        {
            if (SampleReader.Read(item, MostValueNodes) is { } value)
                (values ??= []).Add(value);
        }

        return values;
    }

    private static Discriminator? DiscriminatorOf(JsonElement element)
    {
        var declared = element.ObjectMember("discriminator");
        if ((declared.TextMember("propertyName") ?? element.TextMember("discriminator")) is not { Length: > 0 } property)
            return null;
        var mapping = new List<KeyValuePair<string, string>>();
        var entries = declared.ObjectMember("mapping");
        if (entries.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in entries.EnumerateObject())
            {
                if (entry.Value.TextOrNull() is { } target)
                    mapping.Add(new(entry.SafeName(), target));
            }
        }

        return new Discriminator(property, mapping);
    }

    private static XmlNaming? XmlOf(JsonElement element)
    {
        var xml = element.ObjectMember("xml");
        return xml.ValueKind != JsonValueKind.Object
            ? null
            : new XmlNaming(
                xml.TextMember("name"),
                xml.TextMember("namespace"),
                xml.TextMember("prefix"),
                xml.FlagMember("attribute") ?? false,
                xml.FlagMember("wrapped") ?? false);
    }
}
