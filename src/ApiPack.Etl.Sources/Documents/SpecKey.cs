namespace ApiPack.Etl.Sources.Documents;

/// <summary>A quick look for the line that makes a text an OpenAPI document in YAML.</summary>
internal static class SpecKey
{
    /// <summary>True when a line starts with the key <c>openapi</c> or <c>swagger</c>, quoted or not.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text) => HasLine(text, "openapi"u8) || HasLine(text, "swagger"u8);

    private static bool HasLine(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(key);
            if (at < 0)
                return false;
            var start = from + at;
            from = start + key.Length;
            var before = text[..start].TrimEnd("\"'"u8);
            var after = text[from..].TrimStart("\"' \t"u8);
            if (start - before.Length <= 1 && (before.IsEmpty || before[^1] is (byte)'\n' or (byte)'\r') && after is [(byte)':', ..])
                return true;
        }
        return false;
    }
}
