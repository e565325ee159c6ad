using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Schemas;

/// <summary>A schema's bounds; negative counts and values of other types are none.</summary>
internal static class SchemaBounds
{
    /// <summary>Bounds of numbers; <c>exclusiveMinimum</c> may be a flag (3.0) or a number (3.1).</summary>
    public static NumberBounds Numbers(JsonElement element)
    {
        var minimum = Number(element, "minimum");
        var maximum = Number(element, "maximum");
        var above = Number(element, "exclusiveMinimum");
        var below = Number(element, "exclusiveMaximum");
        var aboveWins = above is not null && (minimum is null || above >= minimum);
        var belowWins = below is not null && (maximum is null || below <= maximum);
        return new NumberBounds(
            aboveWins ? above : minimum,
            aboveWins || (element.FlagMember("exclusiveMinimum") ?? false),
            belowWins ? below : maximum,
            belowWins || (element.FlagMember("exclusiveMaximum") ?? false),
            Number(element, "multipleOf") is > 0 and { } step ? step : null,
            (element.FlagMember("exclusiveMinimum") ?? element.FlagMember("exclusiveMaximum")) is not null);
    }

    /// <summary>Bounds of counts.</summary>
    public static CountBounds Counts(JsonElement element) => new(
        Count(element, "minLength"),
        Count(element, "maxLength"),
        Count(element, "minItems"),
        Count(element, "maxItems"),
        Count(element, "minProperties"),
        Count(element, "maxProperties"));

    private static double? Number(JsonElement element, string name) =>
        element.TryMember(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    private static int? Count(JsonElement element, string name) =>
        Number(element, name) is >= 0 and { } number ? (int)Math.Min(number, int.MaxValue) : null;
}
