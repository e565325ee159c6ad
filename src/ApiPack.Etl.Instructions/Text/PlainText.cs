using System.Buffers;
using System.Net;
using System.Text;

namespace ApiPack.Etl.Instructions.Text;

/// <summary>Turns a description (HTML, Markdown, anything) into sentences of plain words.</summary>
internal static class PlainText
{
    /// <summary>Stands where a URL, a path or a parameter in braces stood.</summary>
    public const string Hole = "\uFFFC";

    private const int ReadAtMost = 1_500;

    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \n\t)\"'<>]");

    private static readonly SearchValues<char> TagName = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>The first <paramref name="most"/> sentences, without end marks; lines of a list are sentences of their own.</summary>
    public static List<string> Sentences(string text, int most)
    {
        var plain = Strip(text.Length > ReadAtMost ? text[..ReadAtMost] : text);
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i <= plain.Length && sentences.Count < most; i++)
        {
            if (i < plain.Length && plain[i] != '\n' && !EndsSentence(plain, i))
                continue;
            var sentence = plain.AsSpan(start, Math.Min(i, plain.Length) - start).Trim(" .;:,!?-*•·");
            if (!sentence.IsEmpty)
                sentences.Add(sentence.ToString());
            start = i + 1;
        }

        return sentences;
    }

    private static bool EndsSentence(string text, int i)
    {
        if (text[i] is not ('.' or '!' or '?' or ';'))
            return false;
        if (i + 1 < text.Length && text[i + 1] is not (' ' or '\n'))
            return false;
        var wordStart = text.LastIndexOfAny([' ', '\n', '('], i) + 1;
        var word = text.AsSpan(wordStart, i - wordStart);
        return text[i] != '.' || i + 1 == text.Length
            || !(word.Equals("e.g", StringComparison.OrdinalIgnoreCase) || word.Equals("i.e", StringComparison.OrdinalIgnoreCase)
                || word is "vs" or "No" or "eg" or "ie" or "incl"
                || (word.Length <= 3 && word.Contains('.')));
    }

    private static string Strip(string text)
    {
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            i = Step(text, i, plain);
        return plain.ToString();
    }

    private static int Step(string text, int i, StringBuilder plain)
    {
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        switch (text[i])
        {
            case '<' when char.IsAsciiLetter(next) || next is '/' or '!':
                return Tag(text, i, plain);
            case '{':
                return Skipped(text, i, '}', 80, plain);
            case '[':
                return text.IndexOf(']', i) is > 0 and var bracket && bracket - i < 40 && !(bracket + 1 < text.Length
                    && text[bracket + 1] is '(' or '[') ? bracket : i;
            case ']':
                return next == '(' ? Closed(text, i + 1, ')') : next == '[' ? Closed(text, i + 1, ']') : i;
            case '\\':
                plain.Append(next is 'n' or 'r' ? '\n' : ' ');
                return next is 'n' or 'r' or 't' ? i + 1 : i;
            case '`' or '*' or '~' or '"' or '“' or '”' or '«' or '»' or '^' or '$':
                return i;
            case '_' or '\'' or '‘' or '’' when !(Joins(text, i)):
                if (text[i] is '\'' or '’' && i > 0 && text[i - 1] == 's' && next == ' ')
                    plain.Append('\'');
                return i;
            case '’':
                plain.Append('\'');
                return i;
            case '#':
                plain.Append(' ');
                return i;
            case '|':
                plain.Append('\n');
                return i;
            case '–' or '—':
                plain.Append(" - ");
                return i;
            case 'h' when IsUrl(text, i):
                plain.Append(Hole[0]);
                return i + UrlLength(text, i) - 1;
            case '\n':
                return NewLine(text, i, plain);
            default:
                plain.Append(IsPlain(text[i]) ? text[i] : ' ');
                return i;
        }
    }

    private static bool IsPlain(char c) => char.IsAscii(c) ? c >= ' ' && c != '\u007f' : char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static bool Joins(string text, int i) => i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool IsUrl(string text, int i) =>
        string.CompareOrdinal(text, i, "http://", 0, 7) == 0 || string.CompareOrdinal(text, i, "https://", 0, 8) == 0;

    private static int UrlLength(string text, int i)
    {
        var length = text.AsSpan(i).IndexOfAny(UrlEnds);
        return length < 0 ? text.Length - i : length;
    }

    private static int Tag(string text, int i, StringBuilder plain)
    {
        var end = text.IndexOf('>', i);
        if (end < 0 || end - i > 400)
            return i;
        var name = text.AsSpan(i + 1, end - i - 1).TrimStart('/');
        var length = name.IndexOfAnyExcept(TagName);
        name = length < 0 ? name : name[..length];
        if (name.Equals("p", StringComparison.OrdinalIgnoreCase) || name.Equals("br", StringComparison.OrdinalIgnoreCase)
            || name.Equals("li", StringComparison.OrdinalIgnoreCase)
            || name.Equals("ul", StringComparison.OrdinalIgnoreCase) || name.Equals("div", StringComparison.OrdinalIgnoreCase)
                || name.Equals("note", StringComparison.OrdinalIgnoreCase)
            || name.Equals("td", StringComparison.OrdinalIgnoreCase) || (name.Length == 2 && name[0] is 'h' or 'H' && char.IsAsciiDigit(name[1])))
            plain.Append('\n');
        return end;
    }

    private static int Skipped(string text, int i, char close, int within, StringBuilder plain)
    {
        var end = text.IndexOf(close, i);
        if (end < 0 || end - i > within)
            return i;
        plain.Append(Hole[0]);
        return end;
    }

    private static int Closed(string text, int open, char close)
    {
        var end = text.IndexOf(close, open);
        return end < 0 || end - open > 500 ? open : end;
    }

    private static int NewLine(string text, int i, StringBuilder plain)
    {
        var next = i + 1;
        while (next < text.Length && text[next] is ' ' or '\r' or '\t')
            next++;
        var ends = next >= text.Length || text[next] is '\n' or '-' or '*' or '#' or '•' or '|' || char.IsUpper(text[next]) || char.IsDigit(text[next]);
        plain.Append(ends ? '\n' : ' ');
        return i;
    }
}
