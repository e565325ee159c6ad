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

    private readonly Dictionary<Parameter, Sample?> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value, or null for a path parameter that keeps its place in braces.</summary>
    public Sample? Of(Parameter parameter)
    {
        if (!parameter.IsShared)
            return Make(parameter);
        if (!known.TryGetValue(parameter, out var value))
            known.Add(parameter, value = Make(parameter));
        return value;
    }

    private Sample? Make(Parameter parameter)
    {
        if (Documented(parameter) is { } documented && !(parameter.Location == Location.Path && IsNoSegment(documented)))
            return documented;
        if (mode == ArgumentMode.Placeholder && parameter.Location == Location.Path)
            return null;
        if (parameter.Schema is not { } schema)
            return mode == ArgumentMode.Filled ? Sample.OfText("string") : Placeholder;
        return mode == ArgumentMode.Filled || parameter.MediaType is not null ? sampler.Of(schema).Value : PlaceholderOf(schema, 0);
    }

    /// <summary>True for an example that is empty, or in filled requests a place in braces itself.</summary>
    private bool IsNoSegment(Sample value) =>
        value.Kind == SampleKind.Text && (value.Text.Length == 0 || (mode == ArgumentMode.Filled && value.Text.Contains('{', StringComparison.Ordinal)));

    private Sample? Documented(Parameter parameter)
    {
        foreach (var declared in Declared(parameter.Source))
        {
            if (SampleReader.ReadOrNull(declared) is { } value && value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && (parameter.Schema is null || Fits(parameter.Schema, value)))
                return value;
        }

        return parameter.Schema is null ? null : Documented(parameter.Schema);
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

    private static Sample? Documented(Schema schema)
    {
        foreach (var part in schema.Parts.All)
        {
            foreach (var value in Given(part))
            {
                if (value is not null && value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && Fits(schema, value))
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
            case "array" when schema.Target?.Items is { } item && depth == 0:
                var value = PlaceholderOf(item, depth + 1);
                return Sample.OfItems([ReferenceEquals(value, Placeholder) ? ArrayPlaceholder : value]);
            case "object" when depth == 0 && PropertiesOf(schema) is { Count: > 0 } properties:
                return Sample.OfMembers([.. properties.Select(property => new Sample.Member(property.Name, PlaceholderOf(property.Schema, depth + 1)))]);
            default:
                return sampler.Of(schema).Value;
        }
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
