using System.Buffers;
using System.Globalization;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Code;

/// <summary>What the literal forms share: the scan for special characters and the escapes that JSON made common.</summary>
internal static class Escaping
{
    /// <summary>What JSON's grammar escapes: quote, backslash and the controls below a space.</summary>
    public static readonly SearchValues<char> JsonSpecial = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Writes a quote, the text with its special characters escaped, a quote.</summary>
    public static void Quote<TEscapes>(this CodeWriter to, char quote, ReadOnlySpan<char> text) where TEscapes : IEscapes
    {
        to.Write(quote);
        to.Escape<TEscapes>(text);
        to.Write(quote);
    }

    /// <summary>Writes a header's line between quotes, as cURL takes it: <c>Name:</c> would drop the header, <c>Name;</c> is one without value.</summary>
    public static void QuoteHeader<TEscapes>(this CodeWriter to, char quote, NameValue header) where TEscapes : IEscapes
    {
        to.Write(quote);
        to.Escape<TEscapes>(header.Name);
        to.Write(header.Value.Length == 0 ? ";" : ": ");
        to.Escape<TEscapes>(header.Value);
        to.Write(quote);
    }

    /// <summary>Writes the text with its special characters escaped.</summary>
    public static void Escape<TEscapes>(this CodeWriter to, ReadOnlySpan<char> text) where TEscapes : IEscapes
    {
        for (var from = 0; ;)
        {
            var next = text[from..].IndexOfAny(TEscapes.Special);
            if (next < 0)
            {
                to.Write(text[from..]);
                return;
            }

            to.Write(text.Slice(from, next));
            TEscapes.Escape(text, from + next, to);
            from += next + 1;
        }
    }

    /// <summary>The letter of a two-character escape that JSON, Java, Go, Ruby and Python agree on, or '\0'.</summary>
    public static char Letter(char character) => character switch
    {
        '"' => '"',
        '\\' => '\\',
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => '\0',
    };

    /// <summary>Writes the escape as JSON does: by letter, else <c>\u001f</c>.</summary>
    public static void JsonEscape(char character, CodeWriter to)
    {
        to.Write('\\');
        if (Letter(character) is var letter and not '\0')
            to.Write(letter);
        else
            Number(character, "u", "x4", to);
    }

    /// <summary>Writes a character's number after a prefix, such as <c>x07</c>.</summary>
    public static void Number(char character, string prefix, string format, CodeWriter to)
    {
        Span<char> digits = stackalloc char[8];
        ((int)character).TryFormat(digits, out var count, format, CultureInfo.InvariantCulture);
        to.Write(prefix);
        to.Write(digits[..count]);
    }
}
