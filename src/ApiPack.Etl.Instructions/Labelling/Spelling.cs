namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Whether two lower-case words are one, a plural or a slip of the pen apart.</summary>
internal static class Spelling
{
    /// <summary>True for the same word, its plural or possessive, or, in long words, one edit.</summary>
    public static bool IsSame(string left, string right)
    {
        if (left == right)
            return true;
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (shorter.Length < 4 || longer.Length - shorter.Length > 2)
            return false;
        if (longer.StartsWith(shorter, StringComparison.Ordinal))
            return longer.Length - shorter.Length == 1 || longer.EndsWith("es", StringComparison.Ordinal) || longer.EndsWith("'s", StringComparison.Ordinal);
        return shorter.Length > 5 && IsOneEditAway(shorter, longer);
    }

    private static bool IsOneEditAway(string shorter, string longer)
    {
        if (longer.Length - shorter.Length > 1)
            return false;
        var head = 0;
        while (head < shorter.Length && shorter[head] == longer[head])
            head++;
        var tail = 0;
        while (tail < shorter.Length - head && shorter[^(tail + 1)] == longer[^(tail + 1)])
            tail++;
        return head + tail >= longer.Length - 1;
    }
}
