using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Sources.Yaml;

/// <summary>
/// Types of plain scalars by the YAML 1.2 core schema (10.3.2): null, true and false, integers, floats. Everything else is text, such as
/// <c>yes</c>, <c>no</c>, dates, and what JSON has no number for (<c>.inf</c>, <c>.nan</c>).
/// </summary>
internal static partial class YamlScalars
{
    private const int MaxDigits = 400;

    /// <summary>Writes a plain scalar's value.</summary>
    public static void Write(string text, Utf8JsonWriter writer)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            writer.WriteNullValue();
        else if (text is "true" or "True" or "TRUE")
            writer.WriteBooleanValue(true);
        else if (text is "false" or "False" or "FALSE")
            writer.WriteBooleanValue(false);
        else if (JsonNumber(text) is { } number)
            writer.WriteRawValue(number, skipInputValidation: true);
        else
            writer.WriteStringValue(text);
    }

    /// <summary>The JSON number of a plain scalar with its digits as written, or null when it is text.</summary>
    public static string? JsonNumber(string text)
    {
        if (text.Length > MaxDigits || !(char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
            return null;
        if (text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal))
            return Based(text);
        var match = Number().Match(text);
        if (!match.Success)
            return null;
        var (whole, fraction) = (match.Groups["whole"].Value.TrimStart('0'), match.Groups["fraction"].Value);
        var number = new StringBuilder(text.Length + 2);
        if (text[0] == '-')
            number.Append('-');
        number.Append(whole.Length == 0 ? "0" : whole);
        if (fraction.Length > 0)
            number.Append('.').Append(fraction);
        return number.Append(match.Groups["exponent"].Value).ToString();
    }

    private static string? Based(string text)
    {
        var digits = text.AsSpan(2);
        var radix = text[1] == 'x' ? 16 : 8;
        var value = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
                return null;
            value = (value * radix) + digit;
        }
        return digits.IsEmpty ? null : value.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^[-+]?(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?(?<exponent>[eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
