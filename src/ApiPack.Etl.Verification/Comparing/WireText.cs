using System.Buffers;
using System.Text;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>
/// Compares a text of a request with what a call has in its place, where characters that cannot stand there may be percent-encoded (RFC 3986 2.1).
/// </summary>
internal static class WireText
{
    /// <summary>What stands raw in a URL (RFC 3986 2.2, 2.3), with the brackets of an IPv6 host.</summary>
    public static readonly SearchValues<char> UrlLegal = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>What a URL may hold but a call may also encode: the apostrophe, which some clients encode themselves.</summary>
    private static readonly SearchValues<char> UrlKept = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&()*+,;=%");

    /// <summary>What a header's value holds raw: visible ASCII, space and tab (RFC 9110 5.5).</summary>
    private static readonly SearchValues<char> HeaderKept = SearchValues.Create(
        "\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>True when the sent text is the URL's, illegal characters encoded.</summary>
    public static bool IsUrl(ReadOnlySpan<char> expected, ReadOnlySpan<char> sent) => IsEncoded(expected, sent, UrlKept, isUrl: true);

    /// <summary>True when the text can stand in a call as it is.</summary>
    public static bool IsLegalUrl(ReadOnlySpan<char> url) => !url.ContainsAnyExcept(UrlLegal) && LooseSign(url) < 0;

    /// <summary>True when the sent text is the header value's, characters that are not ASCII encoded.</summary>
    public static bool IsHeader(ReadOnlySpan<char> expected, ReadOnlySpan<char> sent) => IsEncoded(expected, sent, HeaderKept, isUrl: false);

    private static bool IsEncoded(ReadOnlySpan<char> expected, ReadOnlySpan<char> sent, SearchValues<char> kept, bool isUrl)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (true)
        {
            var common = Common(expected, sent, isUrl);
            expected = expected[common..];
            sent = sent[common..];
            if (expected.IsEmpty || sent.IsEmpty)
                return expected.IsEmpty && sent.IsEmpty;
            if (sent[0] != '%' || (kept.Contains(expected[0]) && !(isUrl && IsLoose(expected))))
                return false;
            Rune.DecodeFromUtf16(expected, out var rune, out var units);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                if (!IsEscape(sent) || sent[1] != Digit(value >> 4) || sent[2] != Digit(value & 15))
                    return false;
                sent = sent[3..];
            }

            expected = expected[units..];
        }
    }

    /// <summary>How far both are the same; in a URL, not beyond a percent sign that begins no escape, as that is itself escaped.</summary>
    private static int Common(ReadOnlySpan<char> expected, ReadOnlySpan<char> sent, bool isUrl)
    {
        var common = expected.CommonPrefixLength(sent);
        var loose = isUrl ? LooseSign(expected) : -1;
        return loose >= 0 && loose < common ? loose : common;
    }

    /// <summary>Where a percent sign stands that begins no escape, or -1.</summary>
    private static int LooseSign(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('%'); at >= 0;)
        {
            if (IsLoose(text[at..]))
                return at;
            var next = text[(at + 1)..].IndexOf('%');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return -1;
    }

    private static bool IsLoose(ReadOnlySpan<char> text) => text.StartsWith('%') && !IsEscape(text);

    private static bool IsEscape(ReadOnlySpan<char> text) => text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);

    private static char Digit(int value) => "0123456789ABCDEF"[value];
}
