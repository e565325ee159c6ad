using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>The value of a parameter: what the document gives, else a placeholder or a sample.</summary>
internal sealed class ParameterValue(References references, Sampler sampler, ArgumentMode mode)
{
    private const int MostExpanded = 50;

    private static readonly Sample Placeholder = Sample.OfText("SOME_STRING_VALUE");
    private static readonly Sample ArrayPlaceholder = Sample.OfText("SOME_ARRAY_VALUE");

    private readonly DocumentedValue documentation = new(references, mode);
    private readonly Dictionary<Parameter, Sampled?> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The value; null for a path parameter that keeps its place in braces, and for one that is not required and has no value that satisfies its schema.
    /// </summary>
    public Sampled? Of(Parameter parameter)
    {
        if (!parameter.IsShared)
            return Make(parameter);
        if (!known.TryGetValue(parameter, out var value))
            known.Add(parameter, value = Make(parameter));
        return value;
    }

    private Sampled? Make(Parameter parameter)
    {
        if (documentation.Of(parameter) is { } documented)
            return new Sampled(documented, false);
        if (mode == ArgumentMode.Placeholder && parameter.Location == Location.Path && !(parameter.Schema is { } segment && RefusesAnyText(segment)))
            return null;
        if (parameter.Schema is not { } schema)
            return new Sampled(mode == ArgumentMode.Filled ? Sample.OfText("string") : Placeholder, false);
        if (mode == ArgumentMode.Placeholder && parameter.MediaType is null && !IsEnumerated(schema))
            return new Sampled(PlaceholderOf(schema, 0), false);
        var sampled = sampler.Of(schema);
        if (!sampled.Satisfies && !parameter.Required)
            return null;
        return documentation.CanStand(parameter, sampled.Value) ? sampled : new Sampled(Sample.OfText(TextSample.Make(schema.Target ?? schema, parameter.Name)), false);
    }

    // A placeholder is a text: where the schema asks for another type it would be wrong, and a sampled value stands instead.
    private Sample PlaceholderOf(Schema schema, int depth)
    {
        if (depth > 0 && documentation.Of(schema) is { } documented)
            return documented;
        switch (TypeOf(schema))
        {
            case "string":
                return RefusesAnyText(schema) ? sampler.Of(schema).Value : Placeholder;
            case "array" when schema.Target is { Items: { } item } list && depth == 0 && ListOf(PlaceholderOf(item, depth + 1), list) is { } items:
                return items;
            case "object" when depth == 0 && MembersOf(schema) is { Count: > 0 } members:
                return Sample.OfMembers(members);
            default:
                return sampler.Of(schema).Value;
        }
    }

    /// <summary>True for a list of enumerated items and for branches of which one is enumerated, where they take no placeholder.</summary>
    private static bool RefusesAnyText(Schema schema) =>
        schema.Target is { } target
        && (target.Items is { } item ? IsEnumerated(item) : target.OneOf.Exists(IsEnumerated) || target.AnyOf.Exists(IsEnumerated))
        && !DocumentedValue.Accepts(schema, target.Items is null ? Placeholder : Sample.OfItems([Placeholder]));

    private static bool IsEnumerated(Schema schema) => Array.Exists(schema.Parts.All, static part => part.Enum is not null);

    // A member's text has no name of its own to be recognised by: it must be right, so a placeholder stands only where any text may.
    private Sample PlaceholderOfMember(Schema schema)
    {
        var value = PlaceholderOf(schema, 1);
        return ReferenceEquals(value, Placeholder) && (Array.Exists(schema.Parts.All, static part => part.Format is not null) || !DocumentedValue.Accepts(schema, value)) ? sampler.Of(schema).Value : value;
    }

    /// <summary>As many times the item as the list needs, or null where it needs other items too.</summary>
    private static Sample? ListOf(Sample item, Schema list)
    {
        var least = list.Counts.MinItems ?? 0;
        item = ReferenceEquals(item, Placeholder) ? ArrayPlaceholder : item;
        return least <= 1 ? Sample.OfItems([item])
            : least <= MostExpanded && !list.UniqueItems ? Sample.OfItems([.. Enumerable.Repeat(item, least)])
            : null;
    }

    private List<Sample.Member> MembersOf(Schema schema)
    {
        var members = new List<Sample.Member>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in schema.Parts.All)
        {
            foreach (var (name, property) in part.Properties)
            {
                if (members.Count < MostExpanded && names.Add(name) && !property.IsReadOnlyWhole)
                    members.Add(new Sample.Member(name, PlaceholderOfMember(property)));
            }
        }

        return members;
    }

    private string TypeOf(Schema schema)
    {
        foreach (var part in schema.Parts.All)
        {
            if (Array.Find(part.Types, static type => type != "null") is { } type)
                return type;
        }

        return schema.Target?.InferredType ?? (schema.Target is { IsComposite: true } ? KindOf(sampler.Of(schema).Value) : "string");
    }

    private static string KindOf(Sample value) => value.Kind switch
    {
        SampleKind.Object => "object",
        SampleKind.Array => "array",
        SampleKind.Number => "number",
        SampleKind.Boolean => "boolean",
        _ => "string",
    };
}
