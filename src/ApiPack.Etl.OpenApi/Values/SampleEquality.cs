namespace ApiPack.Etl.OpenApi.Values;

/// <summary>Equality of JSON values: members in any order, numbers by value as far as their spelling was made canonical.</summary>
internal static class SampleEquality
{
    private const int MostItemsCompared = 256;

    /// <summary>True when both are the same value.</summary>
    public static bool Equal(Sample left, Sample right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Kind != right.Kind || left.JsonSize != right.JsonSize)
            return false;
        return left.Kind switch
        {
            SampleKind.Array => Items(left.Items, right.Items),
            SampleKind.Object => left.Members.Count == right.Members.Count && left.Members.TrueForAll(member => right.Find(member.Name) is { } other && Equal(member.Value, other)),
            _ => left.Text == right.Text,
        };
    }

    private static bool Items(List<Sample> left, List<Sample> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var at = 0; at < left.Count; at++)
        {
            if (!Equal(left[at], right[at]))
                return false;
        }

        return true;
    }

    /// <summary>True when no two of the first items are equal.</summary>
    public static bool AllDistinct(List<Sample> items)
    {
        for (var left = 0; left < items.Count && left < MostItemsCompared; left++)
        {
            for (var right = 0; right < left; right++)
            {
                if (Equal(items[left], items[right]))
                    return false;
            }
        }

        return true;
    }
}
