using System.Globalization;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Json;

/// <summary>Reads a number that is spelled as JSON spells it, and sees whether a language's own type holds it.</summary>
internal static class NumberLiteral
{
    private const int SurelyExactDigits = 15;

    /// <summary>Reads a number whose type is a double: it fails when the double prints as another number.</summary>
    public static bool ReadDouble(ref CodeCursor code, SentText to)
    {
        var start = to.Length;
        return Scan(ref code, out var number, out var isWhole)
            && Write(ref code, number, to)
            && (IsPlain(number, isWhole) || IsExact(ref code, number, to, start));
    }

    /// <summary>Reads a number that is a 64-bit integer where it is written without point and exponent, else a double.</summary>
    public static bool ReadIntegerOrDouble(ref CodeCursor code, SentText to)
    {
        var start = to.Length;
        if (!Scan(ref code, out var number, out var isWhole) || !Write(ref code, number, to))
            return false;
        if (IsPlain(number, isWhole))
            return true;
        return isWhole
            ? long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) || code.Fail("an integer beyond 64 bits")
            : IsExact(ref code, number, to, start);
    }

    private static bool Write(ref CodeCursor code, scoped ReadOnlySpan<char> number, SentText to) =>
        CanonicalJson.Number(number, to) || code.Fail("a number beyond all use");

    private static bool IsPlain(scoped ReadOnlySpan<char> number, bool isWhole) => isWhole ? number.Length <= SurelyExactDigits : number.Length <= SurelyExactDigits && !number.ContainsAny('e', 'E');

    private static bool IsExact(ref CodeCursor code, scoped ReadOnlySpan<char> number, SentText to, int start)
    {
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return code.Fail("a number beyond doubles");
        var end = to.Length;
        Span<char> printed = stackalloc char[32];
        _ = value.TryFormat(printed, out var length, "R", CultureInfo.InvariantCulture) && CanonicalJson.Number(printed[..length], to);
        var isExact = to[new(start, end - start)].SequenceEqual(to[new(end, to.Length - end)]);
        to.Truncate(end);
        return isExact || code.Fail("a number that a double does not hold");
    }

    /// <summary>Reads sign, digits, fraction and exponent (RFC 8259 6).</summary>
    private static bool Scan(ref CodeCursor code, out ReadOnlySpan<char> number, out bool isWhole)
    {
        var text = code.Rest;
        var at = text.StartsWith("-") ? 1 : 0;
        var whole = Digits(text, at);
        number = default;
        isWhole = true;
        if (whole == at || (text[at] == '0' && whole > at + 1))
            return code.Fail("expected a value");
        at = whole;
        if (at < text.Length && text[at] == '.')
        {
            isWhole = false;
            var fraction = Digits(text, at + 1);
            if (fraction == at + 1)
                return code.Fail("a number without its fraction");
            at = fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            isWhole = false;
            var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            var exponent = Digits(text, at + sign);
            if (exponent == at + sign)
                return code.Fail("a number without its exponent");
            at = exponent;
        }

        number = code.Take(at);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
