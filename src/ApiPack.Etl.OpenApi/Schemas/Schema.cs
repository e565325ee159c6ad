using System.Text.Json;
using ApiPack.Etl.OpenApi.Patterns;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>What <c>xml</c> says (OpenAPI 3.1 §4.8.26).</summary>
internal sealed record XmlNaming(string? Name, string? Namespace, string? Prefix, bool Attribute, bool Wrapped);

/// <summary>
/// A schema read once from its document: OpenAPI 3.0 and 3.1 in one form, wrong types left out. One schema of the document is one object,
/// so that identity tells recursion.
/// </summary>
internal sealed class Schema
{
    /// <summary>What <c>$ref</c> points to, with the schema that has no <c>$ref</c> of its own; null where it leads nowhere.</summary>
    public Schema? Target => Reference is null ? this : target ??= Set.Referenced(Reference);

    private Schema? target;

    /// <summary>No schemas.</summary>
    public static List<Schema> NoSchemas { get; } = [];

    /// <summary>No names.</summary>
    public static HashSet<string> NoNames { get; } = new HashSet<string>();

    /// <summary>No properties.</summary>
    public static OrderedDictionary<string, Schema> NoProperties { get; } = [];

    /// <summary>The schema and the parts of its <c>allOf</c> together; of the target where the schema is a reference.</summary>
    public SchemaParts Parts => Reference is not null && Target is { } referenced ? referenced.Parts : parts ??= new SchemaParts(this);

    private SchemaParts? parts;

    /// <summary>True when the schema or a part of its <c>allOf</c> is <c>readOnly</c>: requests leave the property out.</summary>
    public bool IsReadOnlyWhole => Target is { AllOf: null } alone ? alone.ReadOnly : Parts.IsReadOnly;

    /// <summary>The schemas of the same document.</summary>
    public required SchemaSet Set { get; init; }

    /// <summary>The reference that stands for the schema, or null. Keywords beside it (3.1) make an <see cref="AllOf"/> instead.</summary>
    public string? Reference { get; init; }

    /// <summary><c>true</c> or <c>false</c> schemas (3.1), else null.</summary>
    public bool? Always { get; init; }

    /// <summary>Types in order, <c>null</c> among them where it is allowed; none when unrestricted.</summary>
    public string[] Types { get; init; } = [];

    /// <summary>The first type as declared, or null: what a sample is made of.</summary>
    public string? DeclaredType => Types.Length > 0 ? Types[0] : null;

    /// <summary><c>nullable: true</c> (3.0).</summary>
    public bool Nullable { get; init; }

    /// <summary>Text format, or null.</summary>
    public string? Format { get; init; }

    /// <summary>Regular expression of texts, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary><see cref="Pattern"/> as a tree, or null where there is none or it cannot be read.</summary>
    public PatternNode? ParsedPattern => Pattern is null || patternRead ? parsedPattern : ParsePattern(Pattern);

    private PatternNode? parsedPattern;
    private bool patternRead;

    /// <summary>Bounds of numbers.</summary>
    public NumberBounds Numbers { get; init; } = NumberBounds.None;

    /// <summary>Bounds of lengths and counts.</summary>
    public CountBounds Counts { get; init; } = CountBounds.None;

    /// <summary><c>uniqueItems</c>.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>Properties in order.</summary>
    public OrderedDictionary<string, Schema> Properties { get; init; } = NoProperties;

    /// <summary>Names of <c>required</c>.</summary>
    public HashSet<string> Required { get; init; } = NoNames;

    /// <summary><c>patternProperties</c> stands there: undeclared names may still be allowed.</summary>
    public bool HasPatternProperties { get; init; }

    /// <summary>True when <see cref="Properties"/> holds the name.</summary>
    public bool Declares(string name) => Property(name) is not null;

    /// <summary>The schema of a declared property, or null.</summary>
    public Schema? Property(string name) => Properties.Count > 0 && Properties.TryGetValue(name, out var property) ? property : null;

    /// <summary>Schema of other properties, or null when nothing is said.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary>Schema of the names of properties (3.1), or null.</summary>
    public Schema? PropertyNames { get; init; }

    /// <summary>Name that <c>x-additionalPropertiesName</c> gives to other properties.</summary>
    public string AdditionalName { get; init; } = "property";

    /// <summary>Schema of the items, or null.</summary>
    public Schema? Items { get; init; }

    /// <summary>Schemas of the first items (3.1 <c>prefixItems</c>, or <c>items</c> as an array).</summary>
    public List<Schema> PrefixItems { get; init; } = NoSchemas;

    /// <summary><c>allOf</c>, or null.</summary>
    public List<Schema>? AllOf { get; init; }

    /// <summary><c>oneOf</c>; none when absent or empty.</summary>
    public List<Schema> OneOf { get; init; } = NoSchemas;

    /// <summary><c>anyOf</c>; none when absent or empty.</summary>
    public List<Schema> AnyOf { get; init; } = NoSchemas;

    /// <summary>True when other schemas take part.</summary>
    public bool IsComposite => AllOf is not null || OneOf.Count > 0 || AnyOf.Count > 0;

    /// <summary>True when a sample may depend on the name of the property that the schema is of: a UUID is made from it.</summary>
    public bool IsNamedByProperty => Format == "uuid" || IsComposite;

    /// <summary>True when its sample takes more work than to look it up.</summary>
    public bool IsWorthRemembering => IsComposite || InferredType is "object" or "array" || Pattern is not null || Enum is not null
        || Example.ValueKind != JsonValueKind.Undefined || Default.ValueKind != JsonValueKind.Undefined
        || Const.ValueKind != JsonValueKind.Undefined || Examples.ValueKind != JsonValueKind.Undefined;

    /// <summary>The latest of its samples that are remembered, or null.</summary>
    public RememberedVisit? LatestVisit { get; set; }

    /// <summary>True while a walk is inside of it, by a reference.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Its number among the schemas that references lead to, in the order of their first use; 0 for others.</summary>
    public int Number { get; set; }

    /// <summary>The set of it alone.</summary>
    public Schema[] Alone => field ??= [this];

    /// <summary>True when not every text, number or boolean of the type is allowed.</summary>
    public bool RestrictsLeaves => Enum is not null || Const.ValueKind != JsonValueKind.Undefined || Pattern is not null || !ReferenceEquals(Numbers, NumberBounds.None) || !ReferenceEquals(Counts, CountBounds.None);

    /// <summary><c>not</c>, or null.</summary>
    public Schema? Not { get; init; }

    /// <summary><c>example</c>, or of kind Undefined.</summary>
    public JsonElement Example { get; init; }

    /// <summary><c>const</c>, or of kind Undefined.</summary>
    public JsonElement Const { get; init; }

    /// <summary><c>default</c>, or of kind Undefined.</summary>
    public JsonElement Default { get; init; }

    /// <summary><c>examples</c> (3.1, an array), or of kind Undefined.</summary>
    public JsonElement Examples { get; init; }

    /// <summary>The values of <c>enum</c>, or null when there is none.</summary>
    public List<Sample>? Enum { get; init; }

    /// <summary><c>readOnly</c>.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Bytes as they are: a <c>contentMediaType</c> without a <c>contentEncoding</c> (3.1).</summary>
    public bool IsRawContent { get; init; }

    /// <summary><c>discriminator</c>, or null.</summary>
    public Discriminator? Discriminator { get; init; }

    /// <summary><c>x-ms-discriminator-value</c>: what a discriminator calls the schema where that is not its name, or null.</summary>
    public string? DiscriminatorValue { get; init; }

    /// <summary><c>xml</c>, or null.</summary>
    public XmlNaming? Xml { get; init; }

    /// <summary>The type as declared, else as the keywords tell; null when nothing tells.</summary>
    public string? InferredType { get; init; }

    private PatternNode? ParsePattern(string pattern)
    {
        patternRead = true;
        return parsedPattern = PatternParser.Parse(pattern);
    }
}

/// <summary>Bounds of a number; null where there is none. <paramref name="DeclaresExclusion"/>: an exclusion is declared as a flag (3.0). <paramref name="ExactMinimum"/>: the minimum's digits where a double does not hold them.</summary>
internal sealed record NumberBounds(double? Minimum, bool ExclusiveMinimum, double? Maximum, bool ExclusiveMaximum, double? MultipleOf, bool DeclaresExclusion, string? ExactMinimum = null)
{
    /// <summary>No bounds.</summary>
    public static NumberBounds None { get; } = new(null, false, null, false, null, false);
}

/// <summary>Bounds of text lengths, item counts and property counts; null where there is none.</summary>
internal sealed record CountBounds(int? MinLength, int? MaxLength, int? MinItems, int? MaxItems, int? MinProperties, int? MaxProperties)
{
    /// <summary>No bounds.</summary>
    public static CountBounds None { get; } = new(null, null, null, null, null, null);
}
