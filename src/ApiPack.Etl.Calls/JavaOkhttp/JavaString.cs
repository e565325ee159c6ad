using ApiPack.Etl.Calls.Code;

namespace ApiPack.Etl.Calls.JavaOkhttp;

/// <summary>A Java string; beyond what a class file's constant holds, several joined at run time.</summary>
internal readonly struct JavaString : ILiteral
{
    /// <summary>A constant's modified UTF-8 has at most 65,535 bytes; three a UTF-16 unit at worst.</summary>
    private const int MaxBytes = 65_535;

    private const int SurelyFits = MaxBytes / 3;

    public static void Write(ReadOnlySpan<char> text, CodeWriter to)
    {
        if (Fits(text))
        {
            to.Quote<JsonString>('"', text);
            return;
        }

        // A sum of constants is one constant to the compiler, so only a call keeps the parts apart.
        to.Write("String.join(\"\"");
        while (text.Length > 0)
        {
            var length = Math.Min(text.Length, SurelyFits);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
                length--;
            to.Write(", ");
            to.Quote<JsonString>('"', text[..length]);
            text = text[length..];
        }

        to.Write(')');
    }

    public static bool Fits(ReadOnlySpan<char> text)
    {
        if (text.Length <= SurelyFits)
            return true;
        var bytes = 0L;
        foreach (var unit in text)
            bytes += unit switch { '\0' => 2, < '\u0080' => 1, < '\u0800' => 2, _ => 3 };
        return bytes <= MaxBytes;
    }
}
