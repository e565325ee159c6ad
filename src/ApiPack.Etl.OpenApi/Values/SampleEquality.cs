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
            SampleKind.Array => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => Equal(pair.First, pair.Second)),
            SampleKind.Object => left.Members.Count == right.Members.Count
                && left.Members.All(member => right.Find(member.Name) is { } other && Equal(member.Value, other)),
            _ => left.Text == right.Text,
        };
    }

    /// <summary>True when no two of the first items are equal.</summary>
    public static bool AllDistinct(IReadOnlyList<Sample> items)
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
