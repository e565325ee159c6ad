using System.Text.Json;

namespace ApiPack.Etl.Sources.Documents;

/// <summary>Finds strings with half a surrogate pair, which JSON's escapes can spell but no UTF-8 can.</summary>
internal static class LoneSurrogates
{
    /// <summary>True when a name or string of the JSON text holds one; broken JSON counts up to where it breaks.</summary>
    public static bool In(ReadOnlySpan<byte> json, int maxDepth)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && IsHalved(reader.ValueSpan))
                    return true;
            }
        }
        catch (JsonException)
        {
            // The parser reports what is broken.
        }
        return false;
    }

    private static bool IsHalved(ReadOnlySpan<byte> escaped)
    {
        var highBefore = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var unit = 0;
            if (escaped[i] == '\\' && escaped[++i] == 'u')
            {
                unit = CodeUnit(escaped.Slice(i + 1, 4));
                i += 4;
            }
            if (char.IsLowSurrogate((char)unit) != highBefore)
                return true;
            highBefore = char.IsHighSurrogate((char)unit);
        }
        return highBefore;
    }

    private static int CodeUnit(ReadOnlySpan<byte> digits) =>
        int.Parse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
}
