using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>A request's URL in the parts that languages ask for, all of them percent-encoded so that no tool has to change them.</summary>
public sealed record WireUrl
{
    /// <summary>Everything: scheme, authority, path, query and fragment.</summary>
    public required string Full { get; init; }

    /// <summary><see cref="Full"/> without the query.</summary>
    public required string WithoutQuery { get; init; }

    /// <summary>Path and query, as the request line has them: <c>/users?limit=10</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Host and port, lower case: <c>api.example.com:8443</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The port where the URL names one, else null.</summary>
    public required string? Port { get; init; }

    /// <summary>True for <c>https</c>, false for <c>http</c>.</summary>
    public required bool IsHttps { get; init; }

    /// <summary>True when a query stands in the URL itself, beside <see cref="Request.Query"/>.</summary>
    public required bool HasOwnQuery { get; init; }

    /// <summary>True when there is a fragment.</summary>
    public required bool HasFragment { get; init; }

    /// <summary>The URL of a request, or null when it is no absolute <c>http</c> or <c>https</c> URL with a host.</summary>
    public static WireUrl? Of(Request request)
    {
        var url = request.Url;
        var isHttps = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!isHttps && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return null;
        var scheme = isHttps ? "https://" : "http://";
        var rest = url.AsSpan(scheme.Length);
        var authorityEnd = rest.IndexOfAny("/?#\\");
        var authority = authorityEnd < 0 ? rest : rest[..authorityEnd];
        var hostStart = authority.LastIndexOf('@') + 1;
        var host = LowerHost(authority[hostStart..]);
        if (host.Length == 0 || host[0] == ':')
            return null;

        var tail = Percent.Url(authorityEnd < 0 ? "/" : rest[authorityEnd..].ToString(), Percent.PathLegal);
        var fragmentStart = tail.IndexOf('#', StringComparison.Ordinal);
        var fragment = fragmentStart < 0 ? "" : $"#{tail[(fragmentStart + 1)..].Replace("#", "%23", StringComparison.Ordinal)}";
        var target = fragmentStart < 0 ? tail : tail[..fragmentStart];
        var queryStart = target.IndexOf('?', StringComparison.Ordinal);
        var path = queryStart < 0 ? target : target[..queryStart];
        if (!path.StartsWith('/'))
            path = $"/{path}";
        var query = Query(request.Query, queryStart < 0 ? "" : target[(queryStart + 1)..]);
        var user = hostStart == 0 ? "" : Percent.Url(authority[..hostStart].ToString(), Percent.PathLegal);
        var origin = string.Concat(scheme, user, host);
        var full = string.Concat(origin, path, query, fragment);
        return new WireUrl
        {
            Full = full,
            WithoutQuery = query.Length == 0 ? full : string.Concat(origin, path, fragment),
            Target = path + query,
            Host = host,
            Port = PortOf(host),
            IsHttps = isHttps,
            HasOwnQuery = queryStart >= 0,
            HasFragment = fragmentStart >= 0,
        };
    }

    private static string LowerHost(ReadOnlySpan<char> host)
    {
        var lower = host.ToString().ToLowerInvariant();
        return lower.StartsWith('[') ? lower : Percent.Url(lower, Percent.PathLegal);
    }

    private static string? PortOf(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon >= 0 && colon + 1 < host.Length && !host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? host[(colon + 1)..] : null;
    }

    private static string Query(IReadOnlyList<QueryItem> items, string own)
    {
        if (items.Count == 0)
            return own.Length == 0 ? "" : $"?{own}";
        var encoded = new string[items.Count + (own.Length == 0 ? 0 : 1)];
        for (var i = 0; i < items.Count; i++)
            encoded[i] = Percent.Url(items[i].Encoded, Percent.QueryLegal);
        if (own.Length > 0)
            encoded[^1] = own;
        return $"?{string.Join('&', encoded)}";
    }
}
