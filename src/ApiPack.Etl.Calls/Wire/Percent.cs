using System.Buffers;
using System.Text;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>Percent-encoding of what must not stand raw in a URL or a header (RFC 3986, RFC 9110 5.5).</summary>
internal static class Percent
{
    /// <summary>What stands raw in a path: RFC 3986 <c>pchar</c>, <c>/</c>, <c>?</c>, <c>#</c> and <c>%</c>, without the apostrophe, which node's clients encode themselves.</summary>
    public static readonly SearchValues<char> PathLegal = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&()*+,;=:@/?#%");

    /// <summary>What stands raw in a query: as in a path, and the apostrophe; no <c>#</c>.</summary>
    public static readonly SearchValues<char> QueryLegal = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");

    /// <summary>What a header's value may hold: visible ASCII, space and tab.</summary>
    public static readonly SearchValues<char> HeaderLegal = SearchValues.Create(
        "\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The text of a URL, with illegal characters and <c>%</c> signs that begin no escape percent-encoded; the same instance when there are none.</summary>
    public static string Url(string text, SearchValues<char> legal)
    {
        if (text.AsSpan().IndexOfAnyExcept(legal) < 0 && !HasLooseSign(text))
            return text;
        var encoded = new StringBuilder(text.Length + 16);
        Append(text, legal, static (text, at) => IsLoose(text, at), encoded);
        return encoded.ToString();
    }

    /// <summary>A header's value with illegal characters percent-encoded; the same instance when there are none.</summary>
    public static string Header(string value)
    {
        if (value.AsSpan().IndexOfAnyExcept(HeaderLegal) < 0)
            return value;
        var encoded = new StringBuilder(value.Length + 16);
        Append(value, HeaderLegal, static (_, _) => false, encoded);
        return encoded.ToString();
    }

    private static void Append(string text, SearchValues<char> legal, Func<string, int, bool> isLoose, StringBuilder to)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < text.Length; at++)
        {
            if (legal.Contains(text[at]) && !isLoose(text, at))
            {
                to.Append(text[at]);
                continue;
            }

            _ = Rune.TryGetRuneAt(text, at, out var rune) || Rune.TryCreate('\ufffd', out rune);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                to.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 15));
            at += rune.Utf16SequenceLength - 1;
        }
    }

    /// <summary>True when a <c>%</c> sign begins no escape.</summary>
    public static bool HasLooseSign(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (IsLoose(text, at))
                return true;
        }

        return false;
    }

    private static bool IsLoose(string text, int at) =>
        text[at] == '%' && !(at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]));

    private static char HexDigit(int value) => "0123456789ABCDEF"[value];
}
