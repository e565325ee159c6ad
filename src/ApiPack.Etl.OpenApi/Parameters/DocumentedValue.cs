using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Parameters;

/// <summary>The value that the document itself gives a parameter.</summary>
internal sealed class DocumentedValue(References references, ArgumentMode mode)
{
    private const int CheckSteps = 500;
    private const int MostTried = 64;
    private const int MostDocumentedBytes = 4_096;

    /// <summary>False for a segment of the path that is empty, or in filled requests a place in braces itself.</summary>
    public bool CanStand(Parameter parameter, Sample value) => parameter.Location != Location.Path || value.Kind switch
    {
        SampleKind.Text => value.Text.Length > 0 && !(mode == ArgumentMode.Filled && value.Text.Contains('{', StringComparison.Ordinal)),
        SampleKind.Array => value.Items.Count > 0,
        SampleKind.Object => value.Members.Count > 0,
        _ => true,
    };

    /// <summary>The value that the document gives a parameter: its own examples and default, then its schema's; null where it gives none that fits.</summary>
    public Sample? Of(Parameter parameter)
    {
        var schema = parameter.Schema;
        return Given(schema, parameter.Example, parameter)
            ?? FirstExample(parameter)
            ?? Given(schema, parameter.Default, parameter)
            ?? (schema is null ? null : Of(schema, parameter));
    }

    private Sample? FirstExample(Parameter parameter)
    {
        if (parameter.Examples.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in parameter.Examples.EnumerateObject())
        {
            if (references.Resolve(member.Value).TryMember("value", out var declared) && Given(parameter.Schema, declared, parameter) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>The value that a schema gives: example, const, examples, default, enum; null where it gives none that fits.</summary>
    public Sample? Of(Schema schema, Parameter? parameter = null)
    {
        foreach (var part in schema.Parts.All)
        {
            if ((Given(schema, part.Example, parameter) ?? Given(schema, part.Const, parameter) ?? FirstExample(schema, part, parameter) ?? Given(schema, part.Default, parameter)
                ?? FirstEnumerated(schema, part, parameter)) is { } value)
                return value;
        }

        return null;
    }

    private Sample? FirstExample(Schema schema, Schema part, Parameter? parameter)
    {
        if (part.Examples.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var item in part.Examples.EnumerateArray().Take(MostTried))
        {
            if (Given(schema, item, parameter) is { } value)
                return value;
        }

        return null;
    }

    private Sample? FirstEnumerated(Schema schema, Schema part, Parameter? parameter)
    {
        for (var at = 0; at < part.Enum?.Count && at < MostTried; at++)
        {
            if (IsTaken(schema, part.Enum[at], parameter))
                return part.Enum[at];
        }

        return null;
    }

    private Sample? Given(Schema? schema, JsonElement declared, Parameter? parameter) =>
        declared.ValueKind != JsonValueKind.Undefined && SampleReader.ReadOrNull(declared) is { } value && IsTaken(schema, value, parameter) ? value : null;

    private bool IsTaken(Schema? schema, Sample value, Parameter? parameter) =>
        value.Kind != SampleKind.Null && value.JsonSize <= MostDocumentedBytes && (parameter is null || CanStand(parameter, value)) && (schema is null || Fits(schema, value));

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

    /// <summary>True when the schema accepts the value.</summary>
    public static bool Accepts(Schema schema, Sample value) => new SchemaCheck(CheckSteps).Accepts(schema, value);

    private static Sample? Reread(string text)
    {
        if (text is "true" or "false")
            return text == "true" ? Sample.True : Sample.False;
        return JsonNumber.IsNumber(text) ? Sample.OfNumber(JsonNumber.Canonical(text)) : null;
    }
}
