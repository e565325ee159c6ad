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
        var schema = parameter.Schema;
        return (parameter.Source.TryMember("example", out var example) ? Given(schema, example) : null)
            ?? FirstExample(parameter)
            ?? (parameter.Source.TryMember("default", out var fallback) ? Given(schema, fallback) : null)
            ?? (schema is null ? null : Documented(schema));
    }

    private Sample? FirstExample(Parameter parameter)
    {
        var examples = parameter.Source.ObjectMember("examples");
        if (examples.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in examples.EnumerateObject())
        {
            if (references.Resolve(member.Value).TryMember("value", out var declared) && Given(parameter.Schema, declared) is { } value)
                return value;
        }

        return null;
    }

    private static Sample? Documented(Schema schema)
    {
        foreach (var part in schema.Parts.All)
        {
            if ((Given(schema, part.Example) ?? Given(schema, part.Const) ?? FirstExample(schema, part) ?? Given(schema, part.Default) ?? FirstEnumerated(schema, part)) is { } value)
                return value;
        }

        return null;
    }

    private static Sample? FirstExample(Schema schema, Schema part)
    {
        if (part.Examples.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var item in part.Examples.EnumerateArray().Take(MostTried))
        {
            if (Given(schema, item) is { } value)
                return value;
        }

        return null;
    }

    private static Sample? FirstEnumerated(Schema schema, Schema part)
    {
        for (var at = 0; at < part.Enum?.Count && at < MostTried; at++)
        {
            if (IsTaken(schema, part.Enum[at]))
                return part.Enum[at];
        }

        return null;
    }

    private static Sample? Given(Schema? schema, JsonElement declared) =>
        declared.ValueKind != JsonValueKind.Undefined && SampleReader.ReadOrNull(declared) is { } value && IsTaken(schema, value) ? value : null;

    private static bool IsTaken(Schema? schema, Sample value) =>
        value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && (schema is null || Fits(schema, value));

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
                return Sample.OfMembers([.. properties.Select(property => new Sample.Member(property.Key, PlaceholderOf(property.Value, depth + 1)))]);
            default:
                return sampler.Of(schema).Value;
        }
    }

    private static List<KeyValuePair<string, Schema>> PropertiesOf(Schema schema) =>
    [
        .. schema.Parts.All.SelectMany(part => part.Properties).DistinctBy(property => property.Key)
            .Where(property => !property.Value.Parts.IsReadOnly).Take(MostExpanded),
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
