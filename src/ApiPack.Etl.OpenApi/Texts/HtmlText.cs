using System.Text;

namespace ApiPack.Etl.OpenApi.Texts;

/// <summary>HTML tags taken out of a text.</summary>
internal static class HtmlText
{
    private const int LongestTag = 2_000;

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
    };

    private static readonly string[] Hidden = ["script", "style"];

    /// <summary>The text with a blank for each comment and each tag but those within a line; the content of scripts and styles goes too. A <c>&lt;</c> that starts no tag stays.</summary>
    public static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '<' ? TagEnd(text, at) : -1;
            if (end < 0)
            {
                var next = text.IndexOf('<', at + 1);
                var rest = text.AsSpan(at, (next < 0 ? text.Length : next) - at);
                plain.Append(rest);
                at += rest.Length;
                continue;
            }

            if (!Inline.Contains(NameAt(text, at, end)))
                plain.Append(' ');
            at = AfterHidden(text, at, end);
        }

        return plain.ToString();
    }

    private static int TagEnd(string text, int at)
    {
        if (at + 1 >= text.Length)
            return -1;
        if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            return text.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : text.Length;
        var next = text[at + 1];
        if (!char.IsAsciiLetter(next) && next is not ('/' or '!'))
            return -1;
        var end = text.IndexOf('>', at, Math.Min(LongestTag, text.Length - at));
        return end < 0 || text.AsSpan(at + 1, end - at - 1).Contains('<') ? -1 : end + 1;
    }

    private static string NameAt(string text, int start, int end)
    {
        var tag = text.AsSpan(start + 1, end - start - 1).TrimStart('/');
        var length = tag.IndexOfAnyExceptInRange('A', 'z');
        return length is > 0 and <= 10 ? tag[..length].ToString() : "";
    }

    private static int AfterHidden(string text, int start, int end)
    {
        foreach (var name in Hidden)
        {
            if (string.Compare(text, start + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var close = text.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase);
            if (close >= 0 && text.IndexOf('>', close) is >= 0 and var after)
                return after + 1;
        }

        return end;
    }
}
