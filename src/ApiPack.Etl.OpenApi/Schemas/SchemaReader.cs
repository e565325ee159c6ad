using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>Reads one schema object in one pass over its members; its subschemas are read with it, references are not followed.</summary>
internal sealed class SchemaReader(SchemaSet set, JsonElement element, int depth, bool siblingsOfReferencesCount)
{
    private readonly SchemaKeywords keywords = SchemaKeywords.Of(element);

    /// <summary>Reads the object.</summary>
    public Schema Read()
    {
        if (Text("$ref") is not { } reference)
            return ReadKeywords(null);
        var referring = new Schema { Set = set, Reference = reference };
        return siblingsOfReferencesCount && keywords.HasMoreThanReference ? ReadKeywords(referring) : referring;
    }

    private Schema ReadKeywords(Schema? beside)
    {
        var types = SchemaTypes.Of(Value("type"));
        var allOf = SubschemasOrNull("allOf");
        return new Schema
        {
            Set = set,
            Types = types,
            InferredType = types.Count > 0 ? types[0] : SchemaTypes.Inferred(keywords),
            Nullable = Flag("nullable") || Flag("x-nullable"),
            Format = Text("type") == "file" ? "binary" : Text("format"),
            Pattern = Text("pattern"),
            Numbers = SchemaBounds.Numbers(keywords),
            Counts = SchemaBounds.Counts(keywords),
            UniqueItems = Flag("uniqueItems"),
            Properties = Properties(),
            Required = Names(),
            HasPatternProperties = Value("patternProperties").ValueKind == JsonValueKind.Object,
            AdditionalProperties = Subschema("additionalProperties"),
            PropertyNames = Subschema("propertyNames"),
            AdditionalName = Value("additionalProperties").TextMember("x-additionalPropertiesName") ?? "property",
            Items = Subschema("items") ?? (keywords.ContainsKey("items") ? null : Subschema("contains")),
            PrefixItems = SubschemasOrNull("prefixItems") ?? SubschemasOrNull("items") ?? [],
            AllOf = beside is null ? allOf : [beside, .. allOf ?? []],
            OneOf = SubschemasOrNull("oneOf") ?? [],
            AnyOf = SubschemasOrNull("anyOf") ?? [],
            Not = Subschema("not"),
            Example = Value("example"),
            Const = Value("const"),
            Default = Value("default"),
            Examples = Value("examples"),
            Enum = Enumerated(),
            ReadOnly = Flag("readOnly"),
            IsRawContent = Text("contentMediaType") is not null && Text("contentEncoding") is null,
            Discriminator = SchemaNotes.DiscriminatorOf(Value("discriminator")),
            DiscriminatorValue = Text("x-ms-discriminator-value"),
            Xml = SchemaNotes.XmlOf(Value("xml")),
        };
    }

    private JsonElement Value(string name) => keywords.GetValueOrDefault(name);

    private string? Text(string name) => Value(name).TextOrNull();

    private bool Flag(string name) => Value(name).ValueKind == JsonValueKind.True;

    private Schema? Subschema(string name) =>
        Value(name) is var value && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? set.Read(value, depth + 1)
            : null;

    private List<Schema>? SubschemasOrNull(string name)
    {
        var value = Value(name);
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var schemas = new List<Schema>();
        foreach (var item in value.EnumerateArray())
            schemas.Add(set.Read(item, depth + 1));
        return schemas;
    }

    private IReadOnlyList<SchemaProperty> Properties()
    {
        var declared = Value("properties");
        if (declared.ValueKind != JsonValueKind.Object)
            return [];

        var properties = new OrderedDictionary<string, Schema>(StringComparer.Ordinal);
        foreach (var member in declared.EnumerateObject())
            properties[member.SafeName()] = set.Read(member.Value, depth + 1);
        return [.. ScriptOrder.Of(properties).Select(property => new SchemaProperty(property.Key, property.Value))];
    }

    private IReadOnlySet<string> Names()
    {
        var required = Value("required");
        if (required.ValueKind != JsonValueKind.Array)
            return Schema.NoNames;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in required.EnumerateArray())
        {
            if (item.TextOrNull() is { } name)
                names.Add(name);
        }

        return names;
    }

    private List<Sample>? Enumerated()
    {
        var declared = Value("enum");
        if (declared.ValueKind != JsonValueKind.Array)
            return null;
        List<Sample>? values = null;
        foreach (var item in declared.EnumerateArray())
        {
            if (SampleReader.ReadOrNull(item) is { } value)
                (values ??= []).Add(value);
        }

        return values;
    }
}
