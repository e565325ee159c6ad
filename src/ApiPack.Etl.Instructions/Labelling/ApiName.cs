using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Looks for an API's name in an instruction, as freely as a person would: case, punctuation, <c>API</c>, version and article do not count.</summary>
internal sealed class ApiName
{
    private static readonly FrozenSet<string> Generic = new[]
    {
        "api", "apis", "the", "a", "an", "of", "for", "and", "service", "services", "rest", "restful", "documentation", "docs", "specification", "spec",
        "reference", "openapi", "swagger", "endpoint", "endpoints",
        "server", "client", "platform", "v", "version", "public", "web", "interface", "by", "to", "in", "on", "with", "beta", "alpha", "deprecated", "http", "json",
        "www", "com", "io", "org", "net", "dev",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly string squeezed;
    private readonly string[] distinctive;
    private readonly string initials;
    private readonly HashSet<string> own;

    /// <summary>Prepares a name.</summary>
    public ApiName(string name)
    {
        var all = Tokens(name);
        distinctive = [.. all.Where(static token => !Generic.Contains(token) && !IsVersion(token)).Distinct(StringComparer.Ordinal)];
        squeezed = string.Concat(all.Where(static token => !Generic.Contains(token) && !IsVersion(token)));
        own = [.. all];
        initials = string.Concat(all.Where(static token => !IsVersion(token)
            && token is not ("the" or "of" or "and" or "for" or "api" or "apis")).Select(static token => token[0]));
    }

    /// <summary>True when the word is one of the name's, in any form.</summary>
    public bool Has(string word) => Tokens(word).TrueForAll(token => own.Contains(token) || Index(token) >= 0);

    /// <summary>How far the name is in the text: 1 whole or as good as whole, 0 not at all.</summary>
    public double MatchIn(string text)
    {
        var tokens = Tokens(text);
        if (distinctive.Length == 0)
            return tokens.Exists(static token => token is "api" or "apis" or "service" or "endpoint") ? 1 : 0;
        var bare = string.Concat(tokens.Where(static token => !Generic.Contains(token)));
        if (squeezed.Length > 2 && (bare.Contains(squeezed, StringComparison.Ordinal) || string.Concat(tokens).Contains(squeezed, StringComparison.Ordinal)))
            return 1;
        if (initials.Length > 2 && tokens.Exists(token => token.Length > 2 && initials.Contains(token, StringComparison.Ordinal)))
            return 1;
        return Coverage(tokens);
    }

    /// <summary>The share of the name's own words that stand near one another in the text.</summary>
    private double Coverage(List<string> tokens)
    {
        var best = 0.0;
        for (var start = 0; start < tokens.Count; start++)
        {
            if (Index(tokens[start]) < 0)
                continue;
            var found = new HashSet<int>();
            var beside = false;
            var gap = 0;
            for (var i = start; i < tokens.Count && gap <= 2; i++)
            {
                var index = Index(tokens[i]);
                gap = index >= 0 ? 0 : gap + 1;
                beside |= tokens[i] is "api" or "apis" or "service" or "platform";
                if (index >= 0)
                    found.Add(index);
            }

            var share = (double)found.Count / distinctive.Length;
            best = Math.Max(best, share < 1 && beside ? Math.Min(1, share + 0.15) : share);
        }

        return best;
    }

    private int Index(string token)
    {
        for (var i = 0; i < distinctive.Length; i++)
        {
            if (Same(token, distinctive[i]))
                return i;
        }

        return -1;
    }

    private static bool Same(string left, string right)
    {
        if (left == right)
            return true;
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (shorter.Length < 4 || longer.Length - shorter.Length > 2)
            return false;
        if (longer.StartsWith(shorter, StringComparison.Ordinal))
            return longer.Length - shorter.Length == 1 || longer.EndsWith("es", StringComparison.Ordinal) || longer.EndsWith("'s", StringComparison.Ordinal);
        return shorter.Length > 5 && IsOneEditAway(shorter, longer);
    }

    private static bool IsOneEditAway(string shorter, string longer)
    {
        if (longer.Length - shorter.Length > 1)
            return false;
        var head = 0;
        while (head < shorter.Length && shorter[head] == longer[head])
            head++;
        var tail = 0;
        while (tail < shorter.Length - head && shorter[^(tail + 1)] == longer[^(tail + 1)])
            tail++;
        return head + tail >= longer.Length - 1;
    }

    private static bool IsVersion(string token) => char.IsAsciiDigit(token[0]) || (token[0] == 'v' && token.Length > 1 && char.IsAsciiDigit(token[1]));

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>(16);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]));
            if (inside && start < 0)
                start = i;
            if (start >= 0 && (!inside || (i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1]))))
            {
                var token = text[start..i].ToLowerInvariant();
                if (token is not "s")
                    tokens.Add(token);
                start = inside ? i : -1;
            }
        }

        return tokens;
    }
}
