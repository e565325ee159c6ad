using System.Buffers;
using System.Text;

namespace ApiPack.Etl.OpenApi.Values;

/// <summary>Compact JSON as JavaScript's <c>JSON.stringify</c> writes it: only what must be escaped is escaped.</summary>
internal static class SampleJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>The value as compact JSON.</summary>
    public static string Write(Sample sample)
    {
        // Of a text's UTF-8 bytes there are never fewer than of its characters.
        var buffer = ArrayPool<char>.Shared.Rent(sample.JsonSize);
        var rest = Append(buffer, sample);
        var json = new string(buffer, 0, buffer.Length - rest.Length);
        ArrayPool<char>.Shared.Return(buffer);
        return json;
    }

    /// <summary>Bytes of the text as a JSON string, quotes included.</summary>
    public static int QuotedSize(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text) + 2;
        for (var at = text.AsSpan().IndexOfAny(Escaped); at >= 0 && at < text.Length; at++)
        {
            if (Escaped.Contains(text[at]))
                size += Escape(text[at]).Length - 1;
        }

        return size;
    }

    /// <summary>Writes the value; the result is what is left of the span.</summary>
    private static Span<char> Append(Span<char> to, Sample sample) => sample.Kind switch
    {
        SampleKind.Text => Quoted(to, sample.Text),
        SampleKind.Array => Items(to, sample.Items),
        SampleKind.Object => Members(to, sample.Members),
        _ => Raw(to, sample.Text),
    };

    private static Span<char> Items(Span<char> to, List<Sample> items)
    {
        to = Raw(to, "[");
        for (var at = 0; at < items.Count; at++)
            to = Append(at > 0 ? Raw(to, ",") : to, items[at]);
        return Raw(to, "]");
    }

    private static Span<char> Members(Span<char> to, List<Sample.Member> members)
    {
        to = Raw(to, "{");
        for (var at = 0; at < members.Count; at++)
        {
            to = Quoted(at > 0 ? Raw(to, ",") : to, members[at].Name);
            to = Append(Raw(to, ":"), members[at].Value);
        }

        return Raw(to, "}");
    }

    private static Span<char> Quoted(Span<char> to, ReadOnlySpan<char> text)
    {
        to = Raw(to, "\"");
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            to = Raw(Raw(to, text[..at]), Escape(text[at]));
            text = text[(at + 1)..];
        }

        return Raw(Raw(to, text), "\"");
    }

    private static Span<char> Raw(Span<char> to, ReadOnlySpan<char> text)
    {
        text.CopyTo(to);
        return to[text.Length..];
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{(int)character:x4}",
    };
}
