using System.Buffers;

namespace ApiPack.Etl.Calls.Checks;

/// <summary>The URLs that stand in a call's text.</summary>
internal static class CallUrls
{
    private const string Split = "Connection(\"";

    /// <summary>RFC 3986's characters, braces and angle brackets of placeholders, and the backslash of a literal's escapes.</summary>
    private static readonly SearchValues<char> Url = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&()*+,;=%{}<>\\");

    private static readonly SearchValues<char> Host = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!$&()*+,;=%{}<>[]");

    /// <summary>Looks for a well-formed URL that satisfies the endpoint; null when there is one, else the reason.</summary>
    public static string? Check(ReadOnlySpan<char> call, EndpointMarks endpoint)
    {
        var reason = CallChecks.BadUrl;
        for (var rest = call; Next(rest, out var url, out rest);)
        {
            if (endpoint.AreIn(url))
                return null;
            reason = CallChecks.NoEndpoint;
        }

        // A client that takes host and target apart.
        var split = call.IndexOf(Split, StringComparison.Ordinal);
        if (split < 0 || HostLength(call[(split + Split.Length)..]) == 0)
            return reason;
        return endpoint.AreIn(call[split..]) ? null : CallChecks.NoEndpoint;
    }

    private static bool Next(ReadOnlySpan<char> text, out ReadOnlySpan<char> url, out ReadOnlySpan<char> rest)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", StringComparison.Ordinal))
        {
            var hasScheme = text[..at].EndsWith("http", StringComparison.OrdinalIgnoreCase) || text[..at].EndsWith("https", StringComparison.OrdinalIgnoreCase);
            text = text[(at + 3)..];
            var host = HostLength(text);
            if (!hasScheme || host == 0)
                continue;
            var end = text.IndexOfAnyExcept(Url);
            url = text[host..(end < 0 ? text.Length : end)];
            rest = text[(host + url.Length)..];
            return true;
        }

        url = rest = default;
        return false;
    }

    private static int HostLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Host);
        var host = end < 0 ? text : text[..end];
        return host.Length > 0 && host[0] is not (':' or '.') ? host.Length : 0;
    }
}
