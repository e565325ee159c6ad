using System.Buffers;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Cuts a plain sentence into words; commas are words of their own, paths and braces become <see cref="PlainText.Hole"/>.</summary>
internal static class SentenceWords
{
    private const int Most = 60;

    private static readonly SearchValues<char> Code = SearchValues.Create("<>{}=\\");

    /// <summary>The sentence's words, at most 60, without labels (<c>Beta:</c>), asides in parentheses and quotation marks.</summary>
    public static List<string> Of(string sentence)
    {
        var words = new List<string>(16);
        var depth = 0;
        foreach (var range in sentence.AsSpan().SplitAny(" \t\n"))
        {
            var token = sentence.AsSpan()[range];
            if (token.IsEmpty)
                continue;
            if (words.Count >= Most)
                break;
            var plural = token.EndsWith("(s)") || token.EndsWith("(s),");
            if (plural)
                token = token[..token.IndexOf('(')].ToString() + "s" + (token[^1] == ',' ? "," : "");
            var opens = token.Count('(') + token.Count('[');
            var closes = token.Count(')') + token.Count(']');
            var inside = depth > 0 || token[0] is '(' or '[';
            depth = Math.Max(0, depth + opens - closes);
            if (inside)
            {
                if (depth == 0 && token[^1] == ',' && words.Count > 0 && words[^1] != ",")
                    words.Add(",");
                continue;
            }

            if (opens > closes)
                token = token[..token.IndexOfAny('(', '[')];
            if (!Add(words, token))
                break;
        }

        if (depth > 0 && words.Count == 0)
            return words;
        while (words.Count > 0 && words[^1] is "," or "-" or PlainText.Hole)
            words.RemoveAt(words.Count - 1);
        return words;
    }

    private static bool Add(List<string> words, ReadOnlySpan<char> token)
    {
        var comma = token[^1] == ',';
        var colon = token[^1] == ':' || token.EndsWith("::");
        token = token.Trim("\"'.,;:!?()[]<>=").TrimStart("-");
        if (token is "/")
        {
            words.Add("or");
            return true;
        }

        if (token.IsEmpty)
        {
            if (words.Count > 1 && !comma)
                return Separator(words);
            if (comma && words.Count > 0)
                words.Add(",");
            return true;
        }

        if (token.Contains(PlainText.Hole[0]) || token.Contains('@') || token[0] is '/' or '&' && token.Length > 1 || token.Count('/') > 1
            || token.ContainsAny(Code))
            words.Add(PlainText.Hole);
        else if (token is "&" or "+")
            words.Add("and");
        else if (token.IndexOf('/') is > 0 and var slash && Verbs.Find(token[..slash].ToString().ToLowerInvariant()) is not null
            && Verbs.Find(token[(slash + 1)..].ToString().ToLowerInvariant()) is not null)
            words.AddRange([token[..slash].ToString(), "or", token[(slash + 1)..].ToString()]);
        else
            words.Add(token.ToString());
        if (comma)
            words.Add(",");
        if (!colon)
            return true;
        if (words.Count > 3)
            return false;
        if (words[0].ToLowerInvariant() is not ("note" or "warning" or "important" or "deprecated" or "caution" or "example"))
            words.Clear();
        return true;
    }

    private static bool Separator(List<string> words)
    {
        words.Add("-");
        return true;
    }
}
