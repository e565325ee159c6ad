using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Verification.Comparing;

/// <summary>A request's URL in its parts (RFC 3986 3), and whether a call has the same.</summary>
internal sealed class ExpectedUrl
{
    private readonly string whole;
    private readonly bool isPlain;
    private readonly string scheme;
    private readonly string authority;
    private readonly string path;
    private readonly string query;
    private readonly string queryOwnFirst;
    private readonly string fragment;

    public ExpectedUrl(Request request)
    {
        var parts = UrlParts.Of(request.Url);
        scheme = parts.Scheme.ToString();
        authority = Lower(parts.Authority);
        path = parts.Path.IsEmpty ? "/" : parts.Path.ToString();
        var items = string.Join('&', request.Query.Select(static item => item.Encoded));
        var own = parts.Query.ToString();
        query = Join(items, own);
        queryOwnFirst = Join(own, items);
        fragment = parts.Fragment.ToString().Replace("#", "%23", StringComparison.Ordinal);
        whole = $"{scheme}://{authority}{path}{(query.Length > 0 ? "?" : "")}{query}{(fragment.Length > 0 ? "#" : "")}{fragment}";
        isPlain = WireText.IsLegalUrl(whole);
    }

    /// <summary>Null, or what is wrong with a sent URL. A fragment may be left out, as it is never sent.</summary>
    public Mismatch? Compare(ReadOnlySpan<char> sent)
    {
        if (sent.SequenceEqual(whole) && isPlain)
            return null;
        if (sent.ContainsAnyExcept(WireText.UrlLegal))
            return new(Reasons.UrlIllegal, Excerpt.Of(sent, sent.IndexOfAnyExcept(WireText.UrlLegal)));
        var parts = UrlParts.Of(sent);
        var isSame = parts.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase)
            && (parts.Authority.Equals(authority, StringComparison.OrdinalIgnoreCase) || WireText.IsUrl(authority, parts.Authority))
            && WireText.IsUrl(path, parts.Path)
            && (WireText.IsUrl(query, parts.Query) || WireText.IsUrl(queryOwnFirst, parts.Query))
            && (parts.Fragment.IsEmpty || WireText.IsUrl(fragment, parts.Fragment));
        return isSame ? null : new(Reasons.UrlDiffers, Excerpt.Difference(whole, sent));
    }

    private static string Join(string first, string second) => first.Length == 0 ? second : second.Length == 0 ? first : $"{first}&{second}";

    /// <summary>Host names have no case; what stands before the host does.</summary>
    private static string Lower(ReadOnlySpan<char> authority)
    {
        var host = authority.LastIndexOf('@') + 1;
        return string.Concat(authority[..host], authority[host..].ToString().ToLowerInvariant());
    }
}

/// <summary>A URL cut at its marks.</summary>
internal readonly ref struct UrlParts
{
    public ReadOnlySpan<char> Scheme { get; private init; }

    public ReadOnlySpan<char> Authority { get; private init; }

    public ReadOnlySpan<char> Path { get; private init; }

    public ReadOnlySpan<char> Query { get; private init; }

    public ReadOnlySpan<char> Fragment { get; private init; }

    public static UrlParts Of(ReadOnlySpan<char> url)
    {
        var colon = url.IndexOf("://");
        var scheme = colon < 0 ? default : url[..colon];
        var rest = colon < 0 ? url : url[(colon + 3)..];
        var end = rest.IndexOfAny("/?#\\");
        var authority = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[end..];
        var hash = rest.IndexOf('#');
        var fragment = hash < 0 ? default : rest[(hash + 1)..];
        rest = hash < 0 ? rest : rest[..hash];
        var mark = rest.IndexOf('?');
        return new()
        {
            Scheme = scheme,
            Authority = authority,
            Path = mark < 0 ? rest : rest[..mark],
            Query = mark < 0 ? default : rest[(mark + 1)..],
            Fragment = fragment,
        };
    }
}
