using System.Text;

namespace ApiPack.Etl.OpenApi.Values;

/// <summary>Compact JSON as JavaScript's <c>JSON.stringify</c> writes it: only what must be escaped is escaped.</summary>
internal static class SampleJson
{
    /// <summary>The value as compact JSON.</summary>
    public static string Write(Sample sample)
    {
        var text = new StringBuilder(Math.Min(sample.JsonSize, 1 << 20));
        Append(text, sample);
        return text.ToString();
    }

    /// <summary>Bytes of the text as a JSON string, quotes included.</summary>
    public static int QuotedSize(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text) + 2;
        foreach (var character in text)
        {
            if (character is '"' or '\\' or < ' ')
                size += Escape(character).Length - 1;
        }

        return size;
    }

    private static void Append(StringBuilder text, Sample sample)
    {
        switch (sample.Kind)
        {
            case SampleKind.Text:
                AppendQuoted(text, sample.Text);
                break;
            case SampleKind.Array:
                AppendItems(text, sample.Items);
                break;
            case SampleKind.Object:
                AppendMembers(text, sample.Members);
                break;
            default:
                text.Append(sample.Text);
                break;
        }
    }

    private static void AppendItems(StringBuilder text, IReadOnlyList<Sample> items)
    {
        text.Append('[');
        for (var at = 0; at < items.Count; at++)
        {
            if (at > 0)
                text.Append(',');
            Append(text, items[at]);
        }

        text.Append(']');
    }

    private static void AppendMembers(StringBuilder text, IReadOnlyList<Sample.Member> members)
    {
        text.Append('{');
        for (var at = 0; at < members.Count; at++)
        {
            if (at > 0)
                text.Append(',');
            AppendQuoted(text, members[at].Name);
            text.Append(':');
            Append(text, members[at].Value);
        }

        text.Append('}');
    }

    private static void AppendQuoted(StringBuilder to, string text)
    {
        to.Append('"');
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('"' or '\\' or < ' '))
                continue;
            to.Append(text, start, at - start).Append(Escape(text[at]));
            start = at + 1;
        }

        to.Append(text, start, text.Length - start).Append('"');
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
