using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Samples of numbers: 0, or the bound nearest to it that is allowed.</summary>
internal static class NumberSample
{
    /// <summary>The number; it breaks the schema only where no number was found that satisfies it.</summary>
    public static Sample Make(Schema schema, string type)
    {
        var integer = type == "integer";
        foreach (var candidate in Candidates(schema, integer))
        {
            if (!double.IsFinite(candidate) || (integer && !double.IsInteger(candidate)))
                continue;
            var number = Sample.OfNumber(candidate == schema.Numbers.Minimum && schema.Numbers.ExactMinimum is { } exact ? exact : JsonNumber.Print(candidate));
            if (LeafCheck.Number(schema, number))
                return number;
        }

        return Sample.OfNumber("0");
    }

    private static IEnumerable<double> Candidates(Schema schema, bool integer)
    {
        var bounds = schema.Numbers;
        yield return Conventional(schema, integer);
        yield return 0;
        if (bounds.Minimum is { } low)
        {
            yield return Math.Ceiling(low);
            yield return Math.Floor(low) + 1;
            if (bounds.MultipleOf is { } step)
            {
                yield return Math.Ceiling(low / step) * step;
                yield return (Math.Floor(low / step) + 1) * step;
            }
        }

        if (bounds.Maximum is { } high)
        {
            yield return Math.Floor(high);
            yield return Math.Ceiling(high) - 1;
            if (bounds.MultipleOf is { } step)
            {
                yield return Math.Floor(high / step) * step;
                yield return (Math.Ceiling(high / step) - 1) * step;
            }

            if (bounds.Minimum is { } least)
                yield return least + ((high - least) / 2);
        }

        if (bounds.MultipleOf is { } multiple)
            yield return multiple;
    }

    private static double Conventional(Schema schema, bool integer)
    {
        var bounds = schema.Numbers;
        var around = !integer && schema.DeclaredType == "number" && schema.Format is "float" or "double" ? 0.1 : 0;
        if (bounds.Minimum is { } low)
            return bounds.ExclusiveMinimum ? Math.Floor(low) + 1 : low;
        if (bounds.Maximum is not { } high)
            return around;
        if (bounds.ExclusiveMaximum)
            return high > 0 ? 0 : Math.Floor(high) - 1;
        return bounds.DeclaresExclusion && high > 0 ? 0 : high;
    }
}
