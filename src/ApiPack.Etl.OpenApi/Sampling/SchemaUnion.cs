using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Sampling;

/// <summary>Sets of schemas that references lead to, by their numbers, which are not changed once they are made.</summary>
internal static class SchemaUnion
{
    /// <summary>Both sets together; one of them where it holds the other, null where both are.</summary>
    public static Schema[]? Of(Schema[]? left, Schema[]? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left ?? right;
        var size = left.Length + right.Length - Common(left, right);
        if (size == left.Length)
            return left;
        if (size == right.Length)
            return right;
        var union = new Schema[size];
        for (int at = 0, ofLeft = 0, ofRight = 0; at < size; at++)
        {
            var takesLeft = ofRight == right.Length || (ofLeft < left.Length && left[ofLeft].Number <= right[ofRight].Number);
            var takesRight = ofLeft == left.Length || (ofRight < right.Length && right[ofRight].Number <= left[ofLeft].Number);
            union[at] = takesLeft ? left[ofLeft] : right[ofRight];
            ofLeft += takesLeft ? 1 : 0;
            ofRight += takesRight ? 1 : 0;
        }

        return union;
    }

    private static int Common(Schema[] left, Schema[] right)
    {
        var common = 0;
        for (int ofLeft = 0, ofRight = 0; ofLeft < left.Length && ofRight < right.Length;)
        {
            var order = left[ofLeft].Number.CompareTo(right[ofRight].Number);
            common += order == 0 ? 1 : 0;
            ofLeft += order <= 0 ? 1 : 0;
            ofRight += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
