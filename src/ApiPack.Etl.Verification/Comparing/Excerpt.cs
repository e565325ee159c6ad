namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Short pieces of texts for a mismatch's detail.</summary>
internal static class Excerpt
{
    private const int Before = 20;
    private const int MostLength = 80;

    /// <summary>Where two texts begin to differ, and what they have there.</summary>
    public static string Difference(ReadOnlySpan<char> expected, ReadOnlySpan<char> sent)
    {
        var at = expected.CommonPrefixLength(sent);
        return $"at {at}: expected {Of(expected, at)}, sent {Of(sent, at)}";
    }

    /// <summary>What stands around a place.</summary>
    public static string Of(ReadOnlySpan<char> text, int at)
    {
        var start = Math.Max(0, at - Before);
        var piece = text.Slice(start, Math.Min(MostLength, text.Length - start)).ToString().ReplaceLineEndings("⏎");
        return $"`{(start > 0 ? "…" : "")}{piece}{(start + MostLength < text.Length ? "…" : "")}`";
    }
}
