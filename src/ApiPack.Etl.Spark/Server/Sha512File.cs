namespace ApiPack.Etl.Spark.Server;

/// <summary>The two forms of Apache's <c>.sha512</c> files: <c>digest  name</c> as sha512sum writes, and <c>name: DIGE ST…</c> over several lines as GnuPG does.</summary>
internal static class Sha512File
{
    private const int Digits = 128;

    /// <summary>The digest, 64 bytes, or null when the text holds none.</summary>
    public static byte[]? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var digest = colon >= 0
            ? string.Concat(text[(colon + 1)..].Where(character => !char.IsWhiteSpace(character)))
            : text.TrimStart().Split([' ', '\t', '\r', '\n'], 2)[0];
        return digest.Length == Digits && digest.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digest) : null;
    }
}
