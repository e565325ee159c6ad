using System.Globalization;
using System.Text;

namespace ApiPack.Etl.OpenApi.Values;

/// <summary>Numbers as JSON text: the shortest spelling where a 64-bit float holds the value exactly, else the text as it stands.</summary>
internal static class JsonNumber
{
    /// <summary>The number as JavaScript prints it when nothing is lost by that (<c>1.0</c> is <c>1</c>), else unchanged.</summary>
    public static string Canonical(string text)
    {
        if (IsPlainInteger(text))
            return text;
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return text;
        var printed = Print(value);
        return Digits(printed) == Digits(text) ? printed : text;
    }

    /// <summary>A finite number as JavaScript prints it (ECMA-262 §6.1.6.1.20).</summary>
    public static string Print(double value)
    {
        if (value == 0)
            return "0";
        var (digits, exponent) = Digits(value.ToString("R", CultureInfo.InvariantCulture));
        var sign = digits[0] == '-' ? "-" : "";
        var body = digits[sign.Length..];
        var point = body.Length + exponent;
        if (exponent >= 0 && point <= 21)
            return sign + body + new string('0', exponent);
        if (point is > 0 and <= 21)
            return $"{sign}{body[..point]}.{body[point..]}";
        if (point is > -6 and <= 0)
            return $"{sign}0.{new string('0', -point)}{body}";

        var power = point - 1;
        var mantissa = body.Length == 1 ? body : $"{body[0]}.{body[1..]}";
        return $"{sign}{mantissa}e{(power < 0 ? "-" : "+")}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>True when the text is a JSON number (RFC 8259 §6).</summary>
    public static bool IsNumber(string text)
    {
        var rest = text.AsSpan();
        if (rest.StartsWith('-'))
            rest = rest[1..];
        var whole = DigitsAhead(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
            return false;
        rest = rest[whole..];
        if (rest.StartsWith('.'))
        {
            var fraction = DigitsAhead(rest[1..]);
            if (fraction == 0)
                return false;
            rest = rest[(fraction + 1)..];
        }

        if (rest.Length > 0 && rest[0] is ('e' or 'E'))
        {
            rest = rest[1..];
            if (rest.Length > 0 && rest[0] is ('+' or '-'))
                rest = rest[1..];
            return rest.Length > 0 && DigitsAhead(rest) == rest.Length;
        }

        return rest.Length == 0;
    }

    private static int DigitsAhead(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    private static bool IsPlainInteger(string text)
    {
        var start = text[0] == '-' ? 1 : 0;
        if (text.Length - start > 15 || (text.Length == 2 && start == 1 && text[1] == '0'))
            return false;
        for (var at = start; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
                return false;
        }

        return true;
    }

    /// <summary>Signed digits without zeros around them, and the power of ten: equal for equal numbers.</summary>
    private static (string Digits, int Exponent) Digits(string text)
    {
        var digits = new StringBuilder();
        var exponent = 0;
        var negative = false;
        var fraction = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is 'e' or 'E')
            {
                exponent += int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) ? power : 0;
                break;
            }

            if (character == '-')
                negative = true;
            else if (character == '.')
                fraction = true;
            else if (character != '0' || digits.Length > 0)
                digits.Append(character);
            if (fraction && character != '.')
                exponent--;
        }

        while (digits.Length > 0 && digits[^1] == '0')
        {
            digits.Length--;
            exponent++;
        }

        if (digits.Length == 0)
            return ("0", 0);
        return (negative ? $"-{digits}" : digits.ToString(), exponent);
    }
}
