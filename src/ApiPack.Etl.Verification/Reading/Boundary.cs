using System.Buffers;

namespace ApiPack.Etl.Verification.Reading;

/// <summary>A multipart's boundary (RFC 2046 5.1.1), of the characters that need no quotes in a header.</summary>
internal static class Boundary
{
    private const int MostLength = 70;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'+_-.");

    /// <summary>True when the text may be a boundary.</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.Length is > 0 and <= MostLength && !text.ContainsAnyExcept(Characters);
}
