using System.Globalization;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Samples of arrays: as many items as <c>minItems</c> asks for, else one.</summary>
internal static class ArraySample
{
    /// <summary>The array, or null when it needs items and they have no sample, or when none of its <c>enum</c> was valid.</summary>
    public static Sample? Make(SampleWalk walk, Schema schema, in SampleContext context)
    {
        if (walk.Strict && schema.Enum is not null)
            return null;
        var least = schema.Counts.MinItems ?? 0;
        if (schema.Items is null && schema.PrefixItems.Count == 0 && least == 0)
            return Sample.EmptyArray;

        var count = Math.Max(Math.Min(schema.Counts.MaxItems ?? int.MaxValue, Math.Max(least, 1)), schema.PrefixItems.Count);
        var items = new List<Sample>();
        for (var at = 0; at < count && !walk.Spent; at++)
        {
            var item = Item(walk, schema, at, context);
            if (item is not null && schema.UniqueItems)
                item = Distinct(walk, schema, at, item, items);
            if (item is not null)
                items.Add(item);
            else
                break;
        }

        return items.Count < least && !walk.Spent ? null : Sample.OfItems(items);
    }

    private static Sample? Item(SampleWalk walk, Schema schema, int at, in SampleContext context)
    {
        var item = at < schema.PrefixItems.Count ? schema.PrefixItems[at] : schema.Items;
        if (item is not null)
            return walk.Visit(item, context.Child(null)).Value;
        walk.Count(8);
        return Sample.OfText("string");
    }

    private static Sample? Distinct(SampleWalk walk, Schema schema, int at, Sample item, List<Sample> items)
    {
        if (!Contains(items, item))
            return item;
        var of = (at < schema.PrefixItems.Count ? schema.PrefixItems[at] : schema.Items)?.Target;
        foreach (var candidate in Variations(of, item, items.Count))
        {
            if (!Contains(items, candidate) && (of is null || walk.Accepts(of, candidate)))
                return candidate;
        }

        return null;
    }

    private static IEnumerable<Sample> Variations(Schema? schema, Sample item, int number)
    {
        foreach (var value in schema?.Enum ?? [])
            yield return value;
        var suffix = number.ToString(CultureInfo.InvariantCulture);
        switch (item.Kind)
        {
            case SampleKind.Text:
                yield return Sample.OfText(item.Text + suffix);
                if (item.Text.Length >= suffix.Length)
                    yield return Sample.OfText(item.Text[..^suffix.Length] + suffix);
                break;
            case SampleKind.Number:
                var value = double.Parse(item.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
                yield return Sample.OfNumber(JsonNumber.Print(value + (number * (schema?.Numbers.MultipleOf ?? 1))));
                yield return Sample.OfNumber(JsonNumber.Print(value - (number * (schema?.Numbers.MultipleOf ?? 1))));
                break;
            case SampleKind.Boolean:
                yield return item == Sample.True ? Sample.False : Sample.True;
                break;
            case SampleKind.Object:
                foreach (var (name, member) in item.Members)
                {
                    foreach (var varied in Variations(schema?.Property(name)?.Target, member, number))
                        yield return item.With(name, varied);
                }

                break;
        }
    }

    private static bool Contains(List<Sample> items, Sample item) => items.Exists(other => SampleEquality.Equal(other, item));
}
