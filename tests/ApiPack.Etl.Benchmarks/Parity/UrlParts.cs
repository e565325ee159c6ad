using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>Where two URLs of one operation differ: in the server, in segments of the path, or, where these cannot be told apart, somewhere.</summary>
internal static partial class UrlParts
{
    public static IEnumerable<RequestPart> Differing(Request theirs, Request ours, string template)
    {
        if (theirs.Url == ours.Url)
            return [];
        var segments = template[..(template.IndexOfAny(['?', '#']) is var end and >= 0 ? end : template.Length)].Split('/').Skip(1).ToArray();
        return Split(theirs.Url, segments.Length) is var (theirServer, theirPath) && Split(ours.Url, segments.Length) is var (ourServer, ourPath)
            && !theirServer.StartsWith($"{ourServer}/", StringComparison.Ordinal) | theirServer.TrimEnd('/') == ourServer
            ? Differing(theirs, ours, segments, (theirServer, theirPath), (ourServer, ourPath))
            : [new("url", "", ours with { Url = theirs.Url }, theirs.Url, ours.Url)];
    }

    private static IEnumerable<RequestPart> Differing(Request theirs, Request ours, string[] template, (string Server, string[] Path) left, (string Server, string[] Path) right)
    {
        if (left.Server != right.Server)
            yield return new("server", "", ours with { Url = Joined(left.Server, right.Path) }, left.Server, right.Server);
        for (var i = 0; i < right.Path.Length; i++)
        {
            if (left.Path[i] == right.Path[i])
                continue;
            var path = (string[])right.Path.Clone();
            path[i] = left.Path[i];
            var value = Uri.UnescapeDataString(right.Path[i]);
            yield return new("path", OnlyParameter().Match(template[i]).Groups[1].Value, ours with { Url = Joined(right.Server, path), Query = Query(theirs, ours, value) }, left.Path[i], right.Path[i])
            {
                TheirValue = Uri.UnescapeDataString(left.Path[i]),
                OurValue = value,
            };
        }
    }

    /// <summary>Our query, and what became a query of the peer's since a question mark stands raw in a path's value.</summary>
    private static IReadOnlyList<QueryItem> Query(Request theirs, Request ours, string value) =>
        value.Contains('?', StringComparison.Ordinal) ? [.. ours.Query, .. theirs.Query.Where(item => value.Contains(item.Encoded, StringComparison.Ordinal))] : ours.Query;

    private static string Joined(string server, string[] path) => $"{server}/{string.Join('/', path)}";

    /// <summary>The URL before its last <paramref name="count"/> segments, and these; a fragment belongs to the last.</summary>
    private static (string Server, string[] Path)? Split(string url, int count)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var at = hash < 0 ? url.Length : hash;
        for (var i = 0; i < count; i++)
            at = at <= 0 ? -1 : url.LastIndexOf('/', at - 1);
        return count == 0 || at < "https://".Length ? null : (url[..at], url[(at + 1)..].Split('/', count));
    }

    [GeneratedRegex(@"^\{([^{}]+)\}$")]
    private static partial Regex OnlyParameter();
}
