using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>Texts of JSON; half a surrogate pair, which escapes can spell but no text can hold, becomes U+FFFD.</summary>
internal static class JsonText
{
    /// <summary>The string or name that the reader is at.</summary>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException) when (reader.ValueIsEscaped)
        {
            return Paired(reader.ValueSpan);
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidDataException("a text is not UTF-8", wrong);
        }
    }

    private static string Paired(ReadOnlySpan<byte> escaped)
    {
        var halves = new StringBuilder(escaped.Length);
        while (escaped.IndexOf((byte)'\\') is var at and >= 0)
        {
            halves.Append(Encoding.UTF8.GetString(escaped[..at]));
            var length = escaped[at + 1] == 'u' ? 6 : 2;
            halves.Append(Unit(escaped.Slice(at, length)));
            escaped = escaped[(at + length)..];
        }

        halves.Append(Encoding.UTF8.GetString(escaped));
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(halves.ToString()));
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)escape[1] switch
    {
        'u' => (char)int.Parse(escape[2..], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture),
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        var itself => itself,
    };
}
