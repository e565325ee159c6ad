using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>The value of a parameter: what the document gives, else a placeholder or a sample.</summary>
internal sealed class ParameterValue(References references, Sampler sampler, ArgumentMode mode)
{
    private const int CheckSteps = 500;
    private const int MostExpanded = 50;
    private const int MostTried = 64;
    private const int MostDocumentedBytes = 4_096;

    private static readonly Sample Placeholder = Sample.OfText("SOME_STRING_VALUE");
    private static readonly Sample ArrayPlaceholder = Sample.OfText("SOME_ARRAY_VALUE");

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
        if (Documented(parameter) is { } documented)
            return new Sampled(documented, false);
        if (mode == ArgumentMode.Placeholder && parameter.Location == Location.Path)
            return null;
        if (parameter.Schema is not { } schema)
            return new Sampled(mode == ArgumentMode.Filled ? Sample.OfText("string") : Placeholder, false);
        if (mode == ArgumentMode.Placeholder && parameter.MediaType is null && !schema.Parts.All.Any(static part => part.Enum is not null))
            return new Sampled(PlaceholderOf(schema, 0), false);
        var sampled = sampler.Of(schema);
        if (!sampled.Satisfies && !parameter.Required)
            return null;
        return CanStand(parameter, sampled.Value) ? sampled : new Sampled(Sample.OfText(TextSample.Make(schema.Target ?? schema, parameter.Name)), false);
    }

    /// <summary>False for a segment of the path that is empty, or in filled requests a place in braces itself.</summary>
    private bool CanStand(Parameter parameter, Sample value) => parameter.Location != Location.Path || value.Kind switch
    {
        SampleKind.Text => value.Text.Length > 0 && !(mode == ArgumentMode.Filled && value.Text.Contains('{', StringComparison.Ordinal)),
        SampleKind.Array => value.Items.Count > 0,
        SampleKind.Object => value.Members.Count > 0,
        _ => true,
    };

    private Sample? Documented(Parameter parameter)
    {
        foreach (var declared in Declared(parameter.Source))
        {
            if (SampleReader.ReadOrNull(declared) is { } value && value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && CanStand(parameter, value) && (parameter.Schema is null || Fits(parameter.Schema, value)))
                return value;
        }

        return parameter.Schema is null ? null : Documented(parameter.Schema, parameter);
    }

    private IEnumerable<JsonElement> Declared(JsonElement source)
    {
        if (source.TryMember("example", out var example))
            yield return example;
        if (source.TryMember("examples", out var examples) && examples.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in examples.EnumerateObject())
            {
                if (references.Resolve(member.Value).TryMember("value", out var value))
                    yield return value;
            }
        }

        if (source.TryMember("default", out var fallback))
            yield return fallback;
    }

    private Sample? Documented(Schema schema, Parameter? parameter = null)
    {
        foreach (var part in schema.Parts.All)
        {
            foreach (var value in Given(part))
            {
                if (value is not null && value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && (parameter is null || CanStand(parameter, value)) && Fits(schema, value))
                    return value;
            }
        }

        return null;
    }

    private static IEnumerable<Sample?> Given(Schema schema)
    {
        yield return SampleReader.ReadOrNull(schema.Example);
        yield return SampleReader.ReadOrNull(schema.Const);
        if (schema.Examples.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.Examples.EnumerateArray().Take(MostTried))
                yield return SampleReader.ReadOrNull(item);
        }

        yield return SampleReader.ReadOrNull(schema.Default);
        foreach (var value in (schema.Enum ?? []).Take(MostTried))
            yield return value;
    }

    /// <summary>True when the value, as text, is one that the schema accepts: an author's <c>"10"</c> for an integer is.</summary>
    private static bool Fits(Schema schema, Sample value)
    {
        if (Accepts(schema, value))
            return true;
        if (schema.Target is not { } target)
            return true;
        if (value.Kind is SampleKind.Number or SampleKind.Boolean or SampleKind.Text && target.Enum?.Any(item => SampleEquality.Equal(item, value)) == true)
            return true;
        if (target.InferredType == "array" && value.Kind is not (SampleKind.Array or SampleKind.Object))
            return target.Items is null || Fits(target.Items, value);
        return value.Kind switch
        {
            SampleKind.Text => Reread(value.Text) is { } read && Accepts(schema, read),
            SampleKind.Number or SampleKind.Boolean => Accepts(schema, Sample.OfText(value.Text)),
            _ => false,
        };
    }

    private static bool Accepts(Schema schema, Sample value) => new SchemaCheck(CheckSteps).Accepts(schema, value);

    private static Sample? Reread(string text)
    {
        if (text is "true" or "false")
            return text == "true" ? Sample.True : Sample.False;
        return JsonNumber.IsNumber(text) ? Sample.OfNumber(JsonNumber.Canonical(text)) : null;
    }

    // A placeholder is a text: where the schema asks for another type it would be wrong, and a sampled value stands instead.
    private Sample PlaceholderOf(Schema schema, int depth)
    {
        if (depth > 0 && Documented(schema) is { } documented)
            return documented;
        switch (TypeOf(schema))
        {
            case "string":
                return Placeholder;
            case "array" when schema.Target is { Items: { } item } list && depth == 0 && ListOf(PlaceholderOf(item, depth + 1), list) is { } items:
                return items;
            case "object" when depth == 0 && PropertiesOf(schema) is { Count: > 0 } properties:
                return Sample.OfMembers([.. properties.Select(property => new Sample.Member(property.Name, PlaceholderOfMember(property.Schema)))]);
            default:
                return sampler.Of(schema).Value;
        }
    }

    // A member's text has no name of its own to be recognised by: it must be right, so a placeholder stands only where any text may.
    private Sample PlaceholderOfMember(Schema schema)
    {
        var value = PlaceholderOf(schema, 1);
        return ReferenceEquals(value, Placeholder) && (schema.Parts.All.Any(static part => part.Format is not null) || !Accepts(schema, value)) ? sampler.Of(schema).Value : value;
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

    private static List<SchemaProperty> PropertiesOf(Schema schema) =>
    [
        .. schema.Parts.All.SelectMany(part => part.Properties).DistinctBy(property => property.Name)
            .Where(property => !property.Schema.Parts.IsReadOnly).Take(MostExpanded),
    ];

    private string TypeOf(Schema schema)
    {
        foreach (var part in schema.Parts.All)
        {
            if (part.Types.FirstOrDefault(type => type != "null") is { } type)
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
