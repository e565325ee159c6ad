using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema's bounds; negative counts and values of other types are none.</summary>
internal static class SchemaBounds
{
    private const double LargestExact = 1L << 53;

    /// <summary>Bounds of numbers; <c>exclusiveMinimum</c> may be a flag (3.0) or a number (3.1).</summary>
    public static NumberBounds Numbers(SchemaKeywords keywords)
    {
        var minimum = Number(keywords, "minimum");
        var maximum = Number(keywords, "maximum");
        var above = Number(keywords, "exclusiveMinimum");
        var below = Number(keywords, "exclusiveMaximum");
        var aboveWins = above is not null && (minimum is null || above >= minimum);
        var belowWins = below is not null && (maximum is null || below <= maximum);
        return new NumberBounds(
            aboveWins ? above : minimum,
            aboveWins || Flag(keywords, "exclusiveMinimum") == true,
            belowWins ? below : maximum,
            belowWins || Flag(keywords, "exclusiveMaximum") == true,
            Number(keywords, "multipleOf") is > 0 and { } step ? step : null,
            (Flag(keywords, "exclusiveMinimum") ?? Flag(keywords, "exclusiveMaximum")) is not null,
            aboveWins ? null : Beyond(keywords, "minimum"));
    }

    /// <summary>Bounds of counts.</summary>
    public static CountBounds Counts(SchemaKeywords keywords) => new(
        Count(keywords, "minLength"),
        Count(keywords, "maxLength"),
        Count(keywords, "minItems"),
        Count(keywords, "maxItems"),
        Count(keywords, "minProperties"),
        Count(keywords, "maxProperties"));

    private static bool? Flag(SchemaKeywords keywords, string name) => keywords.GetValueOrDefault(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static double? Number(SchemaKeywords keywords, string name) =>
        keywords.GetValueOrDefault(name) is var value && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The digits of an integer that a double cannot hold, or null.</summary>
    private static string? Beyond(SchemaKeywords keywords, string name) =>
        Number(keywords, name) is { } number && Math.Abs(number) >= LargestExact && keywords.GetValueOrDefault(name).GetRawText() is var digits && digits.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? digits
            : null;

    private static int? Count(SchemaKeywords keywords, string name) =>
        Number(keywords, name) is >= 0 and { } number ? (int)Math.Min(number, int.MaxValue) : null;
}
