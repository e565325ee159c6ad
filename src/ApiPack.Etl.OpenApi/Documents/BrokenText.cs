using System.Globalization;
using System.Text;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>Text of a JSON string that escapes half a surrogate pair.</summary>
internal static class BrokenText
{
    /// <summary>Unescapes what stands between a JSON string's quotes; a lone surrogate becomes U+FFFD.</summary>
    public static string Unescape(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\' || at + 1 == escaped.Length)
            {
                text.Append(escaped[at]);
                continue;
            }

            at++;
            if (escaped[at] != 'u')
            {
                text.Append(Simple(escaped[at]));
                continue;
            }

            text.Append((char)ushort.Parse(escaped.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            at += 4;
        }

        return WithoutLoneSurrogates(text.ToString());
    }

    /// <summary>The text with U+FFFD for each lone surrogate.</summary>
    public static string WithoutLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static char Simple(char escape) => escape switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escape,
    };
}
