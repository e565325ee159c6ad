using System.Buffers;
using System.Text;

namespace ApiPack.Etl.OpenApi.Wire;

/// <summary>Percent-encoding by place (RFC 3986 §2): what each place keeps raw.</summary>
internal static class PercentEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> InComponent = SearchValues.Create(Unreserved + "!*'()");
    private static readonly SearchValues<char> InForm = SearchValues.Create(Unreserved + "!*'()=&+");
    private static readonly SearchValues<char> InPath = SearchValues.Create(Unreserved + "!$&()*+,;=:@/");
    private static readonly SearchValues<char> InSegment = SearchValues.Create(Unreserved + "!$&()*+,;=:@");
    private static readonly SearchValues<char> InReservedQuery = SearchValues.Create(Unreserved + ":/?@!$'()*,;");
    private static readonly SearchValues<char> InFragment = SearchValues.Create(Unreserved + "!$&()*+,;=:@/?");

    /// <summary>A name or value within a query, cookie or form.</summary>
    public static string Component(string text) => Encode(text, InComponent, false);

    /// <summary>A form's name or value, a blank as <c>+</c>.</summary>
    public static string FormComponent(string text) => Component(text).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>A whole form that is given as a text: its <c>=</c>, <c>&amp;</c> and what is encoded already stay so.</summary>
    public static string FormText(string text) => Encode(text, InForm, true).Replace("%20", "+", StringComparison.Ordinal);

    /// <summary>A query value with <c>allowReserved</c>: only what would end the value or the query is encoded.</summary>
    public static string ReservedComponent(string text) => Encode(text, InReservedQuery, true);

    /// <summary>A path; what is encoded already stays so.</summary>
    public static string Path(string text) => Encode(text, InPath, true);

    /// <summary>A value within one segment of a path.</summary>
    public static string Segment(string text) => Encode(text, InSegment, false);

    /// <summary>A fragment; what is encoded already stays so.</summary>
    public static string Fragment(string text) => Encode(text, InFragment, true);

    /// <summary>The text that was encoded; broken sequences stay.</summary>
    public static string Decode(string text) => Uri.UnescapeDataString(text);

    private static string Encode(string text, SearchValues<char> kept, bool keepsEncoded)
    {
        var first = text.AsSpan().IndexOfAnyExcept(kept);
        if (first < 0)
            return text;

        var encoded = new StringBuilder(text, 0, first, text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (var at = first; at < text.Length; at++)
        {
            if (kept.Contains(text[at]) || (keepsEncoded && IsEncoded(text, at)))
            {
                encoded.Append(text[at]);
                continue;
            }

            if (!Rune.TryGetRuneAt(text, at, out var rune))
                rune = Rune.ReplacementChar;
            else
                at += rune.Utf16SequenceLength - 1;
            foreach (var part in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append('%').Append(part.ToString("X2"));
        }

        return encoded.ToString();
    }

    private static bool IsEncoded(string text, int at) =>
        text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
