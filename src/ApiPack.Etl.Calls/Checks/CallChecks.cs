using System.Buffers;

namespace ApiPack.Etl.Calls.Checks;

/// <summary>The paper's three checks of a call (3.4): endpoint and method present, URL well formed with placeholders allowed, keywords of the language.</summary>
public static class CallChecks
{
    /// <summary>The HTTP method does not occur.</summary>
    public const string NoMethod = "no-method";

    /// <summary>No URL holds the endpoint's path.</summary>
    public const string NoEndpoint = "no-endpoint";

    /// <summary>There is no well-formed URL.</summary>
    public const string BadUrl = "bad-url";

    /// <summary>A keyword of the language is missing.</summary>
    public const string NoKeywords = "no-keywords";

    private static readonly Dictionary<string, string[]> Methods =
        ((string[])["get", "put", "post", "delete", "options", "head", "patch", "trace"]).ToDictionary(static method => method, Spellings, StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a call; null when it passes, else the reason.</summary>
    /// <param name="call">The code.</param>
    /// <param name="language">The language it is in.</param>
    /// <param name="method">HTTP method, in any case.</param>
    /// <param name="endpoint">The endpoint's path.</param>
    public static string? Check(ReadOnlySpan<char> call, Language language, string method, EndpointMarks endpoint)
    {
        for (var i = 0; i < language.Keywords.Count; i++)
        {
            if (!call.Contains(language.Keywords[i], StringComparison.Ordinal))
                return NoKeywords;
        }

        return HasWord(call, method) ? CallUrls.Check(call, endpoint) : NoMethod;
    }

    /// <summary>True when the text holds the word whatever its case, with no letter on either side.</summary>
    internal static bool HasWord(ReadOnlySpan<char> text, string word)
    {
        // A call spells its method in one of few ways, and a search that heeds no case is slow.
        foreach (var spelling in Methods.GetValueOrDefault(word, []))
        {
            if (HasWord(text, spelling, null))
                return true;
        }

        return HasWord(text, word, SearchValues.Create([word], StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasWord(ReadOnlySpan<char> text, string word, SearchValues<string>? anyCase)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = anyCase is null ? text[at..].IndexOf(word, StringComparison.Ordinal) : text[at..].IndexOfAny(anyCase);
            if (found < 0)
                return false;
            var start = at + found;
            var end = start + word.Length;
            if ((start == 0 || !char.IsAsciiLetter(text[start - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end])))
                return true;
            at = start + 1;
        }

        return false;
    }

    /// <summary><c>POST</c>, <c>post</c> and <c>Post</c>.</summary>
    private static string[] Spellings(string word)
    {
        var (capitals, small) = (word.ToUpperInvariant(), word.ToLowerInvariant());
        return [capitals, small, $"{capitals[..1]}{small[1..]}"];
    }
}
