using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema's bounds; negative counts and values of other types are none.</summary>
internal static class SchemaBounds
{
    private const double LargestExact = 1L << 53;

    /// <summary>Bounds of numbers; <c>exclusiveMinimum</c> may be a flag (3.0) or a number (3.1).</summary>
    public static NumberBounds Numbers(in SchemaKeywords keywords)
    {
        if (!HasAny(keywords, Keyword.Minimum, Keyword.MultipleOf))
            return NumberBounds.None;
        var minimum = Number(keywords, Keyword.Minimum);
        var maximum = Number(keywords, Keyword.Maximum);
        var above = Number(keywords, Keyword.ExclusiveMinimum);
        var below = Number(keywords, Keyword.ExclusiveMaximum);
        var aboveWins = above is not null && (minimum is null || above >= minimum);
        var belowWins = below is not null && (maximum is null || below <= maximum);
        return new NumberBounds(
            aboveWins ? above : minimum,
            aboveWins || Flag(keywords, Keyword.ExclusiveMinimum) == true,
            belowWins ? below : maximum,
            belowWins || Flag(keywords, Keyword.ExclusiveMaximum) == true,
            Number(keywords, Keyword.MultipleOf) is > 0 and { } step ? step : null,
            (Flag(keywords, Keyword.ExclusiveMinimum) ?? Flag(keywords, Keyword.ExclusiveMaximum)) is not null,
            aboveWins ? null : Beyond(keywords, Keyword.Minimum));
    }

    /// <summary>Bounds of counts.</summary>
    public static CountBounds Counts(in SchemaKeywords keywords) => !HasAny(keywords, Keyword.MinLength, Keyword.MaxProperties)
        ? CountBounds.None
        : new CountBounds(
            Count(keywords, Keyword.MinLength),
            Count(keywords, Keyword.MaxLength),
            Count(keywords, Keyword.MinItems),
            Count(keywords, Keyword.MaxItems),
            Count(keywords, Keyword.MinProperties),
            Count(keywords, Keyword.MaxProperties));

    private static bool HasAny(in SchemaKeywords keywords, Keyword first, Keyword last)
    {
        for (var keyword = first; keyword <= last; keyword++)
        {
            if (keywords.Has(keyword))
                return true;
        }

        return false;
    }

    private static bool? Flag(in SchemaKeywords keywords, Keyword keyword) => keywords[keyword].ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static double? Number(in SchemaKeywords keywords, Keyword keyword) =>
        keywords[keyword] is var value && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The digits of an integer that a double cannot hold, or null.</summary>
    private static string? Beyond(in SchemaKeywords keywords, Keyword keyword) =>
        Number(keywords, keyword) is { } number && Math.Abs(number) >= LargestExact && keywords[keyword].GetRawText() is var digits && digits.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? digits
            : null;

    private static int? Count(in SchemaKeywords keywords, Keyword keyword) =>
        Number(keywords, keyword) is >= 0 and { } number ? (int)Math.Min(number, int.MaxValue) : null;
}
