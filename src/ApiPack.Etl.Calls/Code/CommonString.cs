using System.Buffers;
using ApiPack.Etl.Calls.JavaOkhttp;

namespace ApiPack.Etl.Calls.Code;

/// <summary>A string that Java, Python, Go, Ruby, PHP and C write alike: JSON's, of a text without what one of them takes for more.</summary>
internal static class CommonString
{
    /// <summary>Ruby's and PHP's interpolation, and the controls whose escapes differ.</summary>
    private static readonly SearchValues<char> Uncommon = SearchValues.Create(
        "#$\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>The literal, or null where there is none: a byte order mark is Go's, a constant's size Java's.</summary>
    public static string? Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Uncommon) >= 0 || text.Contains('\ufeff', StringComparison.Ordinal) || !JavaString.Fits(text))
            return null;
        using var code = new CodeWriter();
        JsonString.Write(text, code);
        return code.ToString();
    }
}
