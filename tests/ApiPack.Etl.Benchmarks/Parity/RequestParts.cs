using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>Takes two requests of one operation apart.</summary>
internal static class RequestParts
{
    private const string Secret = "REPLACE_";

    /// <summary>The parts that differ, each with our request that has the peer's part; both requests in their <see cref="WireForm"/>.</summary>
    public static IReadOnlyList<RequestPart> Differing(Request theirs, Request ours, string template) =>
    [
        .. UrlParts.Differing(theirs, ours, template),
        .. Query(theirs, ours),
        .. Headers(theirs, ours),
        .. Credentials(theirs, ours),
        .. Body(theirs, ours),
        .. Order(theirs, ours),
    ];

    private static IEnumerable<RequestPart> Query(Request theirs, Request ours)
    {
        var (right, left) = (Public(ours.Query), Public(theirs.Query));
        foreach (var name in right.Concat(left).Select(static item => Root(item.Name)).Distinct(StringComparer.Ordinal))
        {
            var (mine, other) = (Named(right, name), Named(left, name));
            if (!mine.Select(static item => item.Encoded).SequenceEqual(other.Select(static item => item.Encoded)))
            {
                yield return new("query", name, ours with { Query = Replaced(ours.Query, other, name) }, Texts(other), Texts(mine))
                {
                    TheirValue = string.Join(',', other.Select(static item => item.Value)),
                    OurValue = string.Join(',', mine.Select(static item => item.Value)),
                };
            }
        }
    }

    private static string Texts(IEnumerable<QueryItem> items) => string.Join('&', items.Select(static item => item.Encoded));

    private static QueryItem[] Named(IEnumerable<QueryItem> items, string name) => [.. items.Where(item => Root(item.Name) == name)];

    private static List<QueryItem> Replaced(IReadOnlyList<QueryItem> query, QueryItem[] by, string name)
    {
        var replaced = query.Where(item => Root(item.Name) != name).ToList();
        var at = query.TakeWhile(item => Root(item.Name) != name).Count();
        replaced.InsertRange(at, by);
        return replaced;
    }

    /// <summary>A name without the brackets of a deep object's member.</summary>
    private static string Root(string name) => name.IndexOf('[', StringComparison.Ordinal) is var at and > 0 ? name[..at] : name;

    private static IEnumerable<RequestPart> Headers(Request theirs, Request ours)
    {
        var names = Public(ours.Headers).Concat(Public(theirs.Headers)).Select(static header => header.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(static name => !IsContentType(name)))
        {
            var (left, right) = (Find(theirs, name), Find(ours, name));
            if (left != right)
            {
                yield return new("header", name, ours with { Headers = Replaced(ours.Headers, left, name) }, $"{left?.Name}: {left?.Value}", $"{right?.Name}: {right?.Value}")
                {
                    TheirValue = left?.Value ?? "",
                    OurValue = right?.Value ?? "",
                };
            }
        }
    }

    private static NameValue? Find(Request request, string name) =>
        Public(request.Headers).FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static List<NameValue> Replaced(IReadOnlyList<NameValue> headers, NameValue? by, string name)
    {
        var replaced = headers.Where(header => !header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (by is not null)
            replaced.Add(by);
        return replaced;
    }

    private static IEnumerable<RequestPart> Credentials(Request theirs, Request ours)
    {
        var (left, right) = (Secrets(theirs), Secrets(ours));
        if (left == right)
            yield break;
        yield return new("credentials", "", ours with
        {
            Query = [.. Public(ours.Query), .. theirs.Query.Where(static item => IsSecret(item.Value))],
            Headers = [.. Public(ours.Headers), .. theirs.Headers.Where(static header => IsSecret(header.Value))],
            Cookies = theirs.Cookies,
        }, left, right);
    }

    private static string Secrets(Request request) => string.Join('\n',
        request.Query.Where(static item => IsSecret(item.Value)).Select(static item => $"?{item.Encoded}")
            .Concat(request.Headers.Where(static header => IsSecret(header.Value)).Select(static header => $"{header.Name}: {header.Value}"))
            .Concat(request.Cookies.Select(static cookie => $"cookie {cookie.Name}={cookie.Value}")));

    private static bool IsSecret(string value) => value.Contains(Secret, StringComparison.Ordinal);

    private static IEnumerable<QueryItem> Public(IEnumerable<QueryItem> items) => items.Where(static item => !IsSecret(item.Value));

    private static IEnumerable<NameValue> Public(IEnumerable<NameValue> items) => items.Where(static item => !IsSecret(item.Value));

    private static IEnumerable<RequestPart> Body(Request theirs, Request ours)
    {
        var (left, right) = (Text(theirs), Text(ours));
        if (left == right)
            yield break;
        yield return new("body", "", ours with
        {
            Headers = [.. ours.Headers.Where(static header => !IsContentType(header.Name)), .. theirs.Headers.Where(static header => IsContentType(header.Name))],
            Body = theirs.Body,
        }, left, right)
        {
            OurBody = ours.Body,
        };
    }

    private static string Text(Request request) =>
        $"{string.Join(", ", request.Headers.Where(static header => IsContentType(header.Name)).Select(static header => $"{header.Name}: {header.Value}"))}\n{JsonSerializer.Serialize(request.Body)}";

    private static bool IsContentType(string name) => name.Equals("content-type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Parts that both have, in another order; no specification asks for one, so nothing but a choice can explain it.</summary>
    private static IEnumerable<RequestPart> Order(Request theirs, Request ours)
    {
        var (left, right) = (Names(theirs, ours), Names(ours, theirs));
        if (!left.SequenceEqual(right))
            yield return new("order", "", ours, string.Join(' ', left), string.Join(' ', right));
    }

    private static IEnumerable<string> Names(Request request, Request other) =>
    [
        .. request.Query.Select(static item => $"?{Root(item.Name)}").Distinct().Intersect(other.Query.Select(static item => $"?{Root(item.Name)}")),
        .. request.Headers.Select(static header => header.Name).Intersect(other.Headers.Select(static header => header.Name)),
    ];
}
