using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Json;

/// <summary>
/// Writes a JSON value so that two texts are the same exactly where the values are: names, strings, order and the exact decimal value of numbers.
/// Strings stand unescaped after their length.
/// </summary>
internal static class CanonicalJson
{
    private const int LengthUnits = 2;

    /// <summary>Begins a string or name; the result ends it.</summary>
    public static int BeginString(SentText to)
    {
        to.Append('"');
        to.Append('\0');
        to.Append('\0');
        return to.Length;
    }

    /// <summary>Ends a string or name after its characters were added.</summary>
    public static void EndString(SentText to, int start)
    {
        var length = to.Length - start;
        to.Replace(start - LengthUnits, (char)(length >> 16));
        to.Replace(start - LengthUnits + 1, (char)length);
    }

    /// <summary>
    /// Writes a number that is spelled as JSON spells numbers: sign, significant digits, power of ten. False when the exponent is beyond all use.
    /// </summary>
    public static bool Number(ReadOnlySpan<char> number, SentText to)
    {
        var exponentAt = number.IndexOfAny('e', 'E');
        long power = 0;
        if (exponentAt >= 0 && !TryPower(number[(exponentAt + 1)..], out power))
            return false;
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var isNegative = mantissa.StartsWith("-");
        mantissa = isNegative ? mantissa[1..] : mantissa;
        var point = mantissa.IndexOf('.');
        power -= point < 0 ? 0 : mantissa.Length - point - 1;

        to.Append('#');
        var sign = to.Length;
        to.Append(isNegative ? '-' : '+');
        var first = to.Length;
        var end = first;
        foreach (var digit in mantissa)
        {
            if (digit == '.' || (digit == '0' && to.Length == first))
                continue;
            to.Append(digit);
            end = digit == '0' ? end : to.Length;
        }

        power += to.Length - end;
        to.Truncate(end);
        if (end == first)
        {
            to.Replace(sign, '+');
            power = 0;
        }

        Power(power, to);
        return true;
    }

    private static void Power(long power, SentText to)
    {
        to.Append('^');
        for (var shift = 48; shift >= 0; shift -= 16)
            to.Append((char)(power >> shift));
    }

    private static bool TryPower(ReadOnlySpan<char> digits, out long power)
    {
        const int mostDigits = 9;
        power = 0;
        var isNegative = digits.StartsWith("-");
        digits = digits.TrimStart("+-").TrimStart('0');
        if (digits.Length > mostDigits)
            return false;
        foreach (var digit in digits)
            power = (power * 10) + digit - '0';
        power = isNegative ? -power : power;
        return true;
    }
}
