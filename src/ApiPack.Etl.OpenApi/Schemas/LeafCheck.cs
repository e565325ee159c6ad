using System.Globalization;
using ApiPack.Etl.OpenApi.Patterns;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>What a schema asks of texts and numbers.</summary>
internal static class LeafCheck
{
    /// <summary>True when a text, number, boolean or null is allowed by the schema's own keywords, types aside.</summary>
    public static bool Satisfies(Schema schema, Sample value)
    {
        if (schema.Enum is { } allowed && !IsAmong(allowed, value))
            return false;
        if (SampleReader.ReadOrNull(schema.Const) is { } constant && !SampleEquality.Equal(constant, value))
            return false;
        return value.Kind switch
        {
            SampleKind.Text => Text(schema, value.Text),
            SampleKind.Number => Number(schema, value),
            _ => true,
        };
    }

    /// <summary>Length in characters (code points) and pattern; a pattern that cannot be read or decided is taken as satisfied.</summary>
    public static bool Text(Schema schema, string text)
    {
        if (schema.Counts.MinLength is not null || schema.Counts.MaxLength is not null)
        {
            var length = Length(text);
            if (length < (schema.Counts.MinLength ?? 0) || length > (schema.Counts.MaxLength ?? int.MaxValue))
                return false;
        }

        return schema.ParsedPattern is not { } pattern || PatternMatcher.IsMatch(pattern, text) != false;
    }

    /// <summary>Bounds and step.</summary>
    public static bool Number(Schema schema, Sample number)
    {
        var bounds = schema.Numbers;
        if (ReferenceEquals(bounds, NumberBounds.None))
            return true;
        var value = double.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (value < bounds.Minimum || (bounds.ExclusiveMinimum && value == bounds.Minimum))
            return false;
        if (value > bounds.Maximum || (bounds.ExclusiveMaximum && value == bounds.Maximum))
            return false;
        return bounds.MultipleOf is not { } step || double.IsInteger(value / step);
    }

    /// <summary>True for a number without a fraction.</summary>
    public static bool IsInteger(Sample number) =>
        double.Parse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture) is var value && (double.IsInteger(value) || !double.IsFinite(value));

    private static bool IsAmong(List<Sample> allowed, Sample value)
    {
        for (var at = 0; at < allowed.Count; at++)
        {
            if (SampleEquality.Equal(allowed[at], value))
                return true;
        }

        return false;
    }

    private static int Length(string text)
    {
        var pairs = 0;
        foreach (var character in text)
        {
            if (char.IsLowSurrogate(character))
                pairs++;
        }

        return text.Length - pairs;
    }
}
