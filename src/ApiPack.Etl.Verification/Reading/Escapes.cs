using System.Text;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Verification.Reading;

/// <summary>Escapes by number, as many languages have them.</summary>
internal static class Escapes
{
    /// <summary>Reads hexadecimal digits: at least <paramref name="least"/>, at most <paramref name="most"/>.</summary>
    public static bool Hexadecimal(ref CodeCursor code, int least, int most, out int value)
    {
        value = 0;
        var count = 0;
        while (count < most && char.IsAsciiHexDigit(code.Next))
        {
            value = (value << 4) | HexDigit(code.Take(1)[0]);
            count++;
        }

        return count >= least || code.Fail("too few hexadecimal digits");
    }

    /// <summary>Reads octal digits: at least <paramref name="least"/>, at most <paramref name="most"/>.</summary>
    public static bool Octal(ref CodeCursor code, int least, int most, out int value)
    {
        value = 0;
        var count = 0;
        while (count < most && code.Next is >= '0' and <= '7')
        {
            value = (value << 3) | (code.Take(1)[0] - '0');
            count++;
        }

        return count >= least || code.Fail("too few octal digits");
    }

    /// <summary>Reads hexadecimal digits and adds the scalar value they number.</summary>
    public static bool Scalar(ref CodeCursor code, int least, int most, SentText to) =>
        Hexadecimal(ref code, least, most, out var value) && Add(ref code, value, to);

    /// <summary>Adds a scalar value, or fails where it is none.</summary>
    public static bool Add(ref CodeCursor code, int value, SentText to)
    {
        if (!Rune.TryCreate(value, out var rune))
            return code.Fail("no Unicode scalar value");
        to.Append(rune);
        return true;
    }

    /// <summary>Reads hexadecimal digits and adds the UTF-16 unit they number.</summary>
    public static bool Unit(ref CodeCursor code, int digits, SentText to)
    {
        if (!Hexadecimal(ref code, digits, digits, out var value))
            return false;
        to.Append((char)value);
        return true;
    }

    /// <summary>Adds a byte, or fails where the number is too great.</summary>
    public static bool Byte(ref CodeCursor code, int value, SentText to)
    {
        if (value > byte.MaxValue)
            return code.Fail("no byte");
        to.AppendByte((byte)value);
        return true;
    }

    /// <summary>Adds a character and succeeds.</summary>
    public static bool Put(char character, SentText to)
    {
        to.Append(character);
        return true;
    }

    private static int HexDigit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
