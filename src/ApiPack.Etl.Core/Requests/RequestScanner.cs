using System.Buffers;
using System.Globalization;

namespace ApiPack.Etl.Core.Requests;

/// <summary>Goes through the JSON of a request from left to right.</summary>
/// <param name="json">The JSON.</param>
/// <param name="unescaped">Room for its longest text.</param>
internal ref struct RequestScanner(ReadOnlySpan<char> json, Span<char> unescaped)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private readonly Span<char> unescaped = unescaped;
    private ReadOnlySpan<char> rest = json;

    /// <summary>True when nothing is left.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>True when the JSON goes on with this, which is passed then.</summary>
    public bool Takes(string expected)
    {
        if (!rest.StartsWith(expected, StringComparison.Ordinal))
            return false;
        rest = rest[expected.Length..];
        return true;
    }

    /// <summary>The text that stands behind what is expected before it; null where that does not come next, and for a text with escapes that need a closer look.</summary>
    public string? Text(string before)
    {
        if (!Takes(before))
            return null;
        if (!Takes("\""))
            return Refuse();
        for (var length = 0; ;)
        {
            var next = rest.IndexOfAny(Special);
            if (next < 0 || rest[next] < ' ')
                return Refuse();
            var run = rest[..next];
            var ends = rest[next] == '"';
            rest = rest[(next + 1)..];
            if (ends && length == 0)
                return run.ToString();
            run.CopyTo(unescaped[length..]);
            length += next;
            if (ends)
                return unescaped[..length].ToString();
            if (!TryUnescape(out unescaped[length++]))
                return Refuse();
        }
    }

    /// <summary>Leaves the JSON to the serializer: with nothing left, no end of a request comes any more.</summary>
    private string? Refuse()
    {
        rest = default;
        return null;
    }

    private bool TryUnescape(out char character)
    {
        character = rest.IsEmpty ? '\0' : rest[0] switch
        {
            '"' or '\\' => rest[0],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' when rest.Length > 4 && ushort.TryParse(rest[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) && !char.IsSurrogate((char)unit) => (char)unit,
            _ => '\0',
        };
        if (character == '\0')
            return false;
        rest = rest[(rest[0] == 'u' ? 5 : 1)..];
        return true;
    }
}
