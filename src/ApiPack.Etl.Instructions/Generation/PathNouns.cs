using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>What a path speaks of: <c>/users/{id}/orders</c> of the orders of a user.</summary>
internal static class PathNouns
{
    /// <summary>The noun phrase of a path without its first article, singular where the path names one thing; empty when the path names nothing.</summary>
    public static List<string> Of(string path)
    {
        var segments = Segments(path);
        var last = segments.FindLastIndex(static segment => !segment.IsParameter);
        if (last < 0)
            return [];
        var noun = Noun(segments, last);
        var parent = segments.FindLastIndex(last, static segment => !segment.IsParameter);
        parent = last > 1 && segments[last - 1].IsParameter ? segments.FindLastIndex(last - 1, static segment => !segment.IsParameter) : -1;
        if (parent < 0 || noun.Count > 6)
            return noun;
        var owner = Noun(segments, parent);
        if (owner.Count is 0 or > 4)
            return noun;
        return [.. noun, "of", Articles.Indefinite(owner[0]), .. owner];
    }

    private static List<string> Noun(List<(string Text, bool IsParameter)> segments, int at)
    {
        if (segments[at].Text is "me")
            return ["signed-in", "user"];
        var words = Identifiers.Words(segments[at].Text);
        if (words.Count > 6)
            words.RemoveRange(0, words.Count - 6);
        if (words.Count > 0 && at + 1 < segments.Count && segments[at + 1].IsParameter)
            words[^1] = Inflection.Singular(words[^1]);
        return words;
    }

    private static List<(string Text, bool IsParameter)> Segments(string path)
    {
        var segments = new List<(string, bool)>();
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        foreach (var part in (fragment >= 0 ? path[..fragment] : path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length > 80 || part[0] == '$' || IsVersion(part))
                continue;
            var brace = part.IndexOf('{', StringComparison.Ordinal);
            var text = brace >= 0 ? part[..brace] : Path.GetExtension(part) is ".json" or ".xml" or ".php" ? Path.GetFileNameWithoutExtension(part) : part;
            text = text.StartsWith("microsoft.graph.", StringComparison.Ordinal) ? text["microsoft.graph.".Length..] : text;
            if (text.Length > 1 && text.AsSpan().ContainsAnyInRange('a', 'z'))
                segments.Add((text, false));
            if (brace >= 0)
                segments.Add(("", true));
        }

        return segments;
    }

    private static bool IsVersion(string part) => part is "api" or "rest" or "apis" or "json" or "xml" or "public" or "index.php"
        || (part[0] is 'v' or 'V' && part.Length > 1 && char.IsAsciiDigit(part[1])) || char.IsAsciiDigit(part[0]);
}
