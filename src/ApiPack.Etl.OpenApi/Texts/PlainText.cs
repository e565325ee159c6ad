using System.Net;
using System.Text;

namespace ApiPack.Etl.OpenApi.Texts;

/// <summary>Markdown and HTML as one line of plain text.</summary>
public static class PlainText
{
    private const int MostRead = 64 * 1024;

    /// <summary>
    /// The text without markup, control characters and doubled blanks, cut at a word to at most <paramref name="mostCharacters"/>; empty when
    /// it holds no letter or digit.
    /// </summary>
    public static string Of(string? marked, int mostCharacters)
    {
        if (string.IsNullOrWhiteSpace(marked))
            return "";
        var text = marked.Length > MostRead ? marked[..MostRead] : marked;
        if (text.Contains('<', StringComparison.Ordinal))
            text = HtmlText.WithoutTags(text);
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        text = MarkdownText.WithoutMarkup(text);
        text = Cut(Collapsed(text), mostCharacters);
        return HasContent(text) ? text : "";
    }

    /// <summary>The first sentence of a plain text, at most <paramref name="mostCharacters"/>.</summary>
    public static string FirstSentence(string text, int mostCharacters)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?') || (at + 1 < text.Length && text[at + 1] != ' '))
                continue;
            if (text[at] == '.' && EndsWithAbbreviation(text.AsSpan(0, at)))
                continue;
            return Cut(text[..(at + 1)], mostCharacters);
        }

        return Cut(text, mostCharacters);
    }

    /// <summary>The text cut at a word's end; a first word that is too long is cut within.</summary>
    public static string Cut(string text, int mostCharacters)
    {
        if (text.Length <= mostCharacters)
            return text;
        var end = text.LastIndexOf(' ', mostCharacters);
        if (end <= mostCharacters / 2)
            end = char.IsHighSurrogate(text[mostCharacters - 1]) ? mostCharacters - 1 : mostCharacters;
        return text[..end].TrimEnd();
    }

    private static string Collapsed(string text)
    {
        if (IsCollapsed(text))
            return text;
        var line = new StringBuilder(text.Length);
        var blank = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                blank = line.Length > 0;
                continue;
            }

            if (IsInvisible(character) || IsLoneSurrogate(text, at))
                continue;
            if (blank)
                line.Append(' ');
            blank = false;
            var word = text.AsSpan(at, Math.Max(1, VisibleAhead(text.AsSpan(at))));
            line.Append(word);
            at += word.Length - 1;
        }

        return line.ToString();
    }

    /// <summary>True for visible ASCII with single blanks between.</summary>
    private static bool IsCollapsed(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' '
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("  ", StringComparison.Ordinal);

    private static int VisibleAhead(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('!', '~') is >= 0 and var end ? end : text.Length;

    private static bool IsInvisible(char character) =>
        character is '\u200b' or '\u200c' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool IsLoneSurrogate(string text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));

    private static bool HasContent(string text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
                return true;
        }

        return false;
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..].TrimStart('(');
        return word.Equals("e.g", StringComparison.OrdinalIgnoreCase) || word.Equals("i.e", StringComparison.OrdinalIgnoreCase)
            || word.Equals("etc", StringComparison.OrdinalIgnoreCase) || word.Equals("vs", StringComparison.OrdinalIgnoreCase)
            || word.Equals("approx", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.Ordinal);
    }
}
