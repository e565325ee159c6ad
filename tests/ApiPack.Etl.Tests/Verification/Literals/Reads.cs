using ApiPack.Etl.Verification.Json;
using ApiPack.Etl.Verification.Reading;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Tests.Verification.Literals;

/// <summary>What a reader makes of a literal.</summary>
internal static class Reads
{
    public delegate bool Append(ref CodeCursor code, SentText to);

    /// <summary>The text that the literal stands for; null where the reader finds it is none, or does not read it to its end.</summary>
    public static string? Text(Append read, string literal)
    {
        var code = new CodeCursor(literal);
        var to = new SentText();
        if (!read(ref code, to) || !code.ExpectEnd())
            return null;
        var text = to.Since(0);
        return to.HasBadBytes ? null : to[text].ToString();
    }

    /// <summary>True when the literal stands for the JSON value.</summary>
    public static bool IsValue(Append read, string literal, string json) => Text(read, literal) is { } value && JsonReading.Canonical(json).Canonical is { } expected && value == new string(expected);
}
