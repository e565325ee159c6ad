using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>Reads one schema object from its keywords; its subschemas are read with it, references are not followed.</summary>
internal readonly ref struct SchemaReader(SchemaSet set, ref readonly SchemaKeywords keywords, int depth, bool siblingsOfReferencesCount)
{
    private readonly ref readonly SchemaKeywords keywords = ref keywords;

    /// <summary>Reads the object.</summary>
    public Schema Read()
    {
        if (Text(Keyword.Reference) is not { } reference)
            return ReadKeywords(null);
        var referring = set.Referring(reference);
        return siblingsOfReferencesCount && keywords.HasMoreThanReference ? ReadKeywords(referring) : referring;
    }

    private Schema ReadKeywords(Schema? beside)
    {
        var types = SchemaTypes.Of(keywords[Keyword.Type]);
        var allOf = SubschemasOrNull(Keyword.AllOf);
        return new Schema
        {
            Set = set,
            Types = types,
            InferredType = types.Length > 0 ? types[0] : SchemaTypes.Inferred(in keywords),
            Nullable = Flag(Keyword.Nullable) || Flag(Keyword.XNullable),
            Format = SchemaTypes.IsFile(keywords[Keyword.Type]) ? "binary" : Text(Keyword.Format),
            Pattern = Text(Keyword.Pattern),
            Numbers = SchemaBounds.Numbers(in keywords),
            Counts = SchemaBounds.Counts(in keywords),
            UniqueItems = Flag(Keyword.UniqueItems),
            Properties = Properties(),
            Required = Names(),
            HasPatternProperties = keywords[Keyword.PatternProperties].ValueKind == JsonValueKind.Object,
            AdditionalProperties = Subschema(Keyword.AdditionalProperties),
            PropertyNames = Subschema(Keyword.PropertyNames),
            AdditionalName = keywords[Keyword.AdditionalProperties].TextMember("x-additionalPropertiesName") ?? "property",
            Items = Subschema(Keyword.Items) ?? (keywords.Has(Keyword.Items) ? null : Subschema(Keyword.Contains)),
            PrefixItems = SubschemasOrNull(Keyword.PrefixItems) ?? SubschemasOrNull(Keyword.Items) ?? Schema.NoSchemas,
            AllOf = beside is null ? allOf : [beside, .. allOf ?? []],
            OneOf = SubschemasOrNull(Keyword.OneOf) ?? Schema.NoSchemas,
            AnyOf = SubschemasOrNull(Keyword.AnyOf) ?? Schema.NoSchemas,
            Not = Subschema(Keyword.Not),
            Example = keywords[Keyword.Example],
            Const = keywords[Keyword.Const],
            Default = keywords[Keyword.Default],
            Examples = keywords[Keyword.Examples],
            Enum = Enumerated(),
            ReadOnly = Flag(Keyword.ReadOnly),
            IsRawContent = Text(Keyword.ContentMediaType) is not null && Text(Keyword.ContentEncoding) is null,
            Discriminator = SchemaNotes.DiscriminatorOf(keywords[Keyword.Discriminator]),
            DiscriminatorValue = Text(Keyword.DiscriminatorValue),
            Xml = SchemaNotes.XmlOf(keywords[Keyword.Xml]),
        };
    }

    private string? Text(Keyword keyword) => keywords[keyword].TextOrNull();

    private bool Flag(Keyword keyword) => keywords[keyword].ValueKind == JsonValueKind.True;

    private Schema? Subschema(Keyword keyword) =>
        keywords[keyword] is var value && value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False
            ? set.Read(value, depth + 1)
            : null;

    private List<Schema>? SubschemasOrNull(Keyword keyword)
    {
        var value = keywords[keyword];
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var schemas = new List<Schema>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            schemas.Add(set.Read(item, depth + 1));
        return schemas;
    }

    private OrderedDictionary<string, Schema> Properties()
    {
        var declared = keywords[Keyword.Properties];
        if (declared.ValueKind != JsonValueKind.Object)
            return Schema.NoProperties;

        var properties = new OrderedDictionary<string, Schema>(declared.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var member in declared.EnumerateObject())
            properties[member.SafeName()] = set.Read(member.Value, depth + 1);
        return ScriptOrder.Of(properties);
    }

    private HashSet<string> Names()
    {
        var required = keywords[Keyword.Required];
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
        var declared = keywords[Keyword.Enum];
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
