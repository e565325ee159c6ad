using System.Buffers;
using System.Text;

namespace ApiPack.Etl.OpenApi.Texts;

/// <summary>Markdown taken out of a text, character by character in one pass over its lines.</summary>
internal static class MarkdownText
{
    private const int LongestLink = 1_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("#*_`[|~>-=\\");

    private static readonly SearchValues<char> Inner = SearchValues.Create("\\`|*_~![");

    /// <summary>The text without headings' marks, list marks, quotes, fences, table rules, emphasis, code marks and links' targets.</summary>
    public static string WithoutMarkup(string text)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0)
            return text;

        var plain = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = Content(line);
            Inline(content, plain);
            plain.Append('\n');
        }

        return plain.ToString();
    }

    private static ReadOnlySpan<char> Content(ReadOnlySpan<char> line)
    {
        var content = line.Trim();
        if (content.StartsWith("```", StringComparison.Ordinal) || content.StartsWith("~~~", StringComparison.Ordinal) || IsRule(content))
            return [];
        while (content.StartsWith('>'))
            content = content[1..].TrimStart();
        var hashes = content.Length - content.TrimStart('#').Length;
        if (hashes is > 0 and <= 6 && (content.Length == hashes || content[hashes] == ' '))
            content = content[hashes..].Trim().TrimEnd('#').TrimEnd();
        if (content.Length > 1 && content[0] is '*' or '-' or '+' && content[1] == ' ')
            content = content[2..].TrimStart();
        return content;
    }

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
            return false;
        foreach (var character in line)
        {
            if (character is not ('-' or '=' or '*' or '_' or '|' or ':' or ' ' or '+'))
                return false;
        }

        return true;
    }

    private static void Inline(ReadOnlySpan<char> line, StringBuilder plain)
    {
        var isTable = line.StartsWith('|') && line.EndsWith('|');
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            switch (character)
            {
                case '\\' when at + 1 < line.Length && char.IsAsciiLetterOrDigit(line[at + 1]) is false && line[at + 1] > ' ':
                    plain.Append(line[++at]);
                    break;
                case '`':
                    break;
                case '|' when isTable:
                    plain.Append(' ');
                    break;
                case '*' when IsEmphasis(line, at):
                    break;
                case '_' when IsUnderscoreMark(line, at):
                    break;
                case '~' when at + 1 < line.Length && line[at + 1] == '~':
                    at++;
                    break;
                case '!' when at + 1 < line.Length && line[at + 1] == '[' && LinkEnd(line, at + 1) > 0:
                    break;
                case '[' when LinkEnd(line, at) is > 0 and var end:
                    Inline(line[(at + 1)..(at + LabelLength(line[at..]))], plain);
                    at = end - 1;
                    break;
                default:
                    var next = line[(at + 1)..].IndexOfAny(Inner);
                    var rest = line[at..(next < 0 ? line.Length : at + 1 + next)];
                    plain.Append(rest);
                    at += rest.Length - 1;
                    break;
            }
        }
    }

    private static bool IsEmphasis(ReadOnlySpan<char> line, int at)
    {
        var spacedBefore = at == 0 || line[at - 1] == ' ';
        var spacedAfter = at + 1 == line.Length || line[at + 1] == ' ';
        return !(spacedBefore && spacedAfter) && !(at > 0 && char.IsAsciiDigit(line[at - 1]) && at + 1 < line.Length && char.IsAsciiDigit(line[at + 1]));
    }

    private static bool IsUnderscoreMark(ReadOnlySpan<char> line, int at)
    {
        var wordBefore = at > 0 && (char.IsLetterOrDigit(line[at - 1]) || line[at - 1] == '_');
        var wordAfter = at + 1 < line.Length && (char.IsLetterOrDigit(line[at + 1]) || line[at + 1] == '_');
        return wordBefore != wordAfter && (wordBefore ? line[..at].Contains(" _", StringComparison.Ordinal) || line.StartsWith('_') : line[(at + 1)..].Contains('_'));
    }

    private static int LabelLength(ReadOnlySpan<char> link)
    {
        var depth = 0;
        for (var at = 0; at < link.Length && at < LongestLink; at++)
        {
            depth += link[at] == '[' ? 1 : link[at] == ']' ? -1 : 0;
            if (depth == 0)
                return at;
        }

        return -1;
    }

    /// <summary>Index after an inline or reference link that starts here, or -1.</summary>
    private static int LinkEnd(ReadOnlySpan<char> line, int at)
    {
        var label = LabelLength(line[at..]);
        var open = at + label + 1;
        if (label < 1 || open >= line.Length || line[open] is not ('(' or '['))
            return -1;
        var length = Math.Min(LongestLink, line.Length - open);
        var close = line.Slice(open, length).IndexOf(line[open] == '(' ? ')' : ']');
        return close < 0 ? -1 : open + close + 1;
    }
}
