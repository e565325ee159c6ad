using System.Text.RegularExpressions;
using ApiPack.Etl.Calls.Checks;

namespace ApiPack.Etl.Calls.Extraction;

/// <summary>The URLs of code that a file carries: whole ones, such whose scheme and host are a placeholder, and host and path apart.</summary>
internal static partial class SampleUrls
{
    /// <summary>Looks for a well-formed URL that satisfies the endpoint; null when there is one, else the reason.</summary>
    public static string? Check(string code, EndpointMarks endpoint)
    {
        if (CallUrls.Check(code, endpoint) is not { } reason)
            return null;
        foreach (var url in PlaceholderBase().EnumerateMatches(code))
        {
            if (endpoint.AreIn(code.AsSpan(url.Index, url.Length)))
                return null;
        }

        var host = HostApart().Match(code);
        if (!host.Success)
            return reason;
        return endpoint.AreIn(code.AsSpan(host.Index + host.Length)) ? null : CallChecks.NoEndpoint;
    }

    /// <summary><c>{url}/v2/projects</c>, <c>&lt;host&gt;/…</c>, <c>$BASE_URL/…</c>, <c>${BASE_URL}/…</c>.</summary>
    [GeneratedRegex(@"(?:\$?\{[A-Za-z_][\w.-]{0,60}\}|<[A-Za-z_][\w .-]{0,60}>|\$[A-Za-z_]\w{0,60})/[A-Za-z0-9\-._~:/?#\[\]@!$&()*+,;=%{}<>\\]*")]
    private static partial Regex PlaceholderBase();

    /// <summary><c>hostname: 'api.example.com'</c>, <c>"host": "…"</c>; the path follows.</summary>
    [GeneratedRegex(@"\bhost(?:name)?[""']?\s{0,8}[:=]\s{0,8}[""'][A-Za-z0-9{<$][A-Za-z0-9\-._~:{}<>$]{0,253}[""']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostApart();
}
