using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>Requests as the peer has them (HTTP Archive 1.2).</summary>
internal static class Har
{
    /// <summary>A request of the peer's as ours.</summary>
    public static Request Request(JsonElement har)
    {
        var url = har.GetProperty("url").GetString()!;
        var queryAt = url.IndexOf('?', StringComparison.Ordinal);
        var query = Pairs(har, "queryString").Select(static pair => new QueryItem(pair.Name, pair.Value, Encoded(pair))).ToList();
        if (queryAt >= 0)
            Merge(url[(queryAt + 1)..], query);
        return new()
        {
            Method = har.GetProperty("method").GetString()!,
            Url = queryAt < 0 ? url : url[..queryAt],
            Query = query,
            Headers = Pairs(har, "headers"),
            Cookies = [.. Pairs(har, "cookies").Select(static pair => new NameValue(Escape(pair.Name), Escape(pair.Value)))],
            Body = har.TryGetProperty("postData", out var body) ? Body(body) : null,
        };
    }

    /// <summary>Our request as one of the peer's, on one line; a body that is a file alone has no form there.</summary>
    public static string Text(Request request) => new JsonObject
    {
        ["method"] = request.Method,
        ["url"] = request.Url,
        ["queryString"] = Pairs(request.Query.Select(static item => (item.Name, item.Value))),
        ["headers"] = Pairs(request.Headers.Select(static header => (header.Name, header.Value))),
        ["cookies"] = Pairs(request.Cookies.Select(static cookie => (Decoded(cookie.Name), Decoded(cookie.Value)))),
        ["postData"] = request.Body is { } body ? PostData(body) : null,
    }.ToJsonString();

    private static JsonObject PostData(RequestBody body) => body switch
    {
        TextBody text => new() { ["mimeType"] = text.MediaType, ["text"] = text.Text },
        FormBody form => new()
        {
            ["mimeType"] = form.MediaType,
            ["params"] = Pairs(form.Fields.Select(static field => field.Encoded.Split('=', 2)).Select(static halves => (halves[0], halves[^1]))),
        },
        MultipartBody multipart => new() { ["mimeType"] = multipart.MediaType, ["params"] = new JsonArray([.. multipart.Parts.Select(Param)]) },
        _ => new() { ["mimeType"] = body.MediaType, ["text"] = "" },
    };

    private static JsonObject Param(MultipartPart part)
    {
        var param = new JsonObject { ["name"] = part.Name, ["value"] = part.Value };
        if (part.FileName is not null)
            param["fileName"] = part.FileName;
        if (part.ContentType is not null)
            param["contentType"] = part.ContentType;
        return param;
    }

    private static JsonArray Pairs(IEnumerable<(string Name, string Value)> pairs) =>
        [.. pairs.Select(static pair => new JsonObject { ["name"] = pair.Name, ["value"] = pair.Value })];

    private static RequestBody? Body(JsonElement data)
    {
        var type = data.GetProperty("mimeType").GetString()!;
        return type switch
        {
            "application/x-www-form-urlencoded" => new FormBody(type, [.. Pairs(data, "params").Select(Field)]),
            "multipart/form-data" => new MultipartBody(type, [.. Pairs(data, "params").Select(static pair => new MultipartPart(pair.Name, pair.Value))]),
            _ => data.TryGetProperty("text", out var text) ? new TextBody(type, text.GetString()!, IsJson: true) : null,
        };
    }

    /// <summary>The peer's form fields come encoded once already.</summary>
    private static QueryItem Field(NameValue pair) => new(Decoded(pair.Name), Decoded(pair.Value), $"{pair.Name}={pair.Value}");

    /// <summary>A query in the URL joins the others; of a name that both have, its value counts.</summary>
    private static void Merge(string text, List<QueryItem> query)
    {
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var pair = new NameValue(Decoded(equals < 0 ? part : part[..equals]), equals < 0 ? "" : Decoded(part[(equals + 1)..]));
            query.RemoveAll(item => item.Name == pair.Name);
            query.Add(new(pair.Name, pair.Value, Encoded(pair)));
        }
    }

    private static List<NameValue> Pairs(JsonElement owner, string name) => owner.TryGetProperty(name, out var pairs)
        ? [.. pairs.EnumerateArray().Select(static pair => new NameValue(Text(pair, "name"), Text(pair, "value")))]
        : [];

    private static string Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
        : "";

    private static string Encoded(NameValue pair) => $"{Escape(pair.Name)}={Escape(pair.Value)}";

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>JavaScript's <c>encodeURIComponent</c>.</summary>
    internal static string Escape(string text) => Uri.EscapeDataString(text)
        .Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);
}
