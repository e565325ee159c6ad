using System.Globalization;

namespace ApiPack.Etl.Calls.Values;

/// <summary>Where a JSON value stops being the same value as a literal of JavaScript or Swift.</summary>
internal static class LiteralLimits
{
    private const int SurelyExactDigits = 15;

    /// <summary>Whether all values are exact in JavaScript, and in Swift.</summary>
    public static (bool JavaScript, bool Swift) Of(ReadOnlySpan<Value> values)
    {
        var javaScript = true;
        var swift = values.Length > 0 && values[0].IsContainer;
        for (var at = 0; at < values.Length; at++)
        {
            switch (values[at].Kind)
            {
                case ValueKind.Number when values[at].Text.Length > SurelyExactDigits || values[at].Text.Span.ContainsAny('e', 'E'):
                    var number = OfNumber(values[at].Text.Span);
                    javaScript &= number.JavaScript;
                    swift &= number.Swift;
                    break;
                case ValueKind.Name when values[at].Text.Span is "__proto__":
                    javaScript = false;
                    break;
                case ValueKind.Object when HasTwins(values.Slice(at, values[at].Size)):
                    javaScript = swift = false;
                    break;
            }
        }

        return (javaScript, swift);
    }

    private static (bool JavaScript, bool Swift) OfNumber(ReadOnlySpan<char> digits)
    {
        var isExactDouble = IsExactDouble(digits);
        return (isExactDouble, digits.ContainsAny(".eE") ? isExactDouble : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
    }

    private static bool IsExactDouble(ReadOnlySpan<char> digits)
    {
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) && SameDecimal(digits, value.ToString("R", CultureInfo.InvariantCulture));
    }

    private static bool SameDecimal(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => Decimal(left) == Decimal(right);

    /// <summary>The number's significant digits without zeros at either end, and the power of ten of the last.</summary>
    private static (string Digits, long Power) Decimal(ReadOnlySpan<char> number)
    {
        var exponentAt = number.IndexOfAny('e', 'E');
        long power = 0;
        if (exponentAt >= 0 && !long.TryParse(number[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
            return ("overflow", 0);
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var point = mantissa.IndexOf('.');
        if (point >= 0)
            power -= mantissa.Length - point - 1;
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? ("0", 0) : (trimmed, power + digits.Length - trimmed.Length);
    }

    private static bool HasTwins(ReadOnlySpan<Value> tree)
    {
        HashSet<string>? seen = null;
        for (int at = 1, names = 0; at < tree.Length; at += 1 + tree[at + 1].Size, names++)
        {
            if (names >= 12)
                seen ??= NamesBefore(tree, at);
            if (seen is null ? Precedes(tree, at) : !seen.Add(tree[at].Text.ToString()))
                return true;
        }

        return false;
    }

    private static bool Precedes(ReadOnlySpan<Value> tree, int name)
    {
        for (var at = 1; at < name; at += 1 + tree[at + 1].Size)
        {
            if (tree[at].Text.Span.SequenceEqual(tree[name].Text.Span))
                return true;
        }

        return false;
    }

    private static HashSet<string> NamesBefore(ReadOnlySpan<Value> tree, int end)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 1; at < end; at += 1 + tree[at + 1].Size)
            names.Add(tree[at].Text.ToString());
        return names;
    }
}
