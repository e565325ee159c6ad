using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>What a request exercises in the code that sends it: the strata of the sample.</summary>
internal static class Features
{
    private static readonly (string Name, string Text)[] Marks =
    [
        ("double-quote", "\""), ("single-quote", "'"), ("back-tick", "`"), ("dollar", "$"), ("backslash", "\\"), ("line", "\n"), ("return", "\r"), ("tab", "\t"),
        ("percent", "%"), ("hash", "#"), ("brace", "{"), ("bracket", "["), ("at", "@"), ("less", "<"), ("semicolon", ";"), ("comma", ","), ("plus", "+"),
        ("ampersand", "&"), ("equals", "="), ("space", " "), ("colon", ":"), ("star", "*"), ("exclamation", "!"), ("parenthesis", "("), ("bar", "|"),
    ];

    public static IReadOnlySet<string> Of(Request request)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { $"method {request.Method}", $"scheme {request.Url[..5]}" };
        AddText("path", request.Url[request.Url.IndexOf("//", StringComparison.Ordinal)..], found);
        AddItems("query", request.Query, found);
        AddHeaders(request, found);
        if (request.Cookies.Count > 0)
            found.Add($"cookies {Size(request.Cookies.Count)}");
        foreach (var cookie in request.Cookies)
            AddText("cookie", cookie.Value, found);
        AddBody(request, found);
        return found;
    }

    private static void AddItems(string place, IReadOnlyList<QueryItem> items, HashSet<string> to)
    {
        to.Add($"{place} of {Size(items.Count)}");
        if (items.Select(static item => item.Name).Distinct(StringComparer.Ordinal).Count() < items.Count)
            to.Add($"{place} repeated");
        foreach (var item in items)
        {
            AddText($"{place} name", item.Name, to);
            AddText($"{place} value", item.Value, to);
            AddText($"{place} encoded", item.Encoded, to);
        }
    }

    private static void AddHeaders(Request request, HashSet<string> to)
    {
        to.Add($"headers {Size(request.Headers.Count)}");
        foreach (var header in request.Headers)
        {
            AddText("header", header.Value, to);
            var name = header.Name.ToLowerInvariant();
            if (name is "accept" or "content-type" or "authorization")
                to.Add($"header {name} {header.Value.Split(name == "authorization" ? ' ' : ';')[0]}");
            else if (name.Contains("key", StringComparison.Ordinal) || name.Contains("token", StringComparison.Ordinal))
                to.Add("header that holds a key");
            else if (name.Contains('_', StringComparison.Ordinal))
                to.Add("header with underscore");
            else
                to.Add("header of another name");
        }
    }

    private static void AddBody(Request request, HashSet<string> to)
    {
        to.Add($"{request.Method} with {request.Body?.GetType().Name ?? "no body"}");
        to.Add($"media type {request.Body?.MediaType ?? "none"}");
        switch (request.Body)
        {
            case TextBody text:
                to.Add($"text of {Size(text.Text.Length)}");
                AddText("text", text.Text, to);
                if (text.IsJson)
                    AddJson(text.Text, to);
                break;
            case FormBody form:
                AddItems("form", form.Fields, to);
                break;
            case MultipartBody multipart:
                AddParts(multipart, to);
                break;
            case BinaryBody binary:
                AddText("file name", binary.FileName, to);
                break;
        }
    }

    private static void AddParts(MultipartBody multipart, HashSet<string> to)
    {
        to.Add($"parts {Size(multipart.Parts.Count)}");
        if (multipart.Parts.DistinctBy(static part => part.Name).Count() < multipart.Parts.Count)
            to.Add("part repeated");
        foreach (var part in multipart.Parts)
        {
            to.Add($"part {(part.FileName is null ? "field" : "file")} {part.ContentType ?? "without type"}");
            AddText("part name", part.Name, to);
            AddText("part value", part.Value, to);
        }
    }

    private static void AddJson(string text, HashSet<string> to)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 1000 });
            to.Add($"json is {document.RootElement.ValueKind}");
            AddJson(document.RootElement, 0, to);
        }
        catch (JsonException)
        {
            to.Add("json broken");
        }
    }

    private static void AddJson(JsonElement value, int depth, HashSet<string> to)
    {
        to.Add($"json holds {value.ValueKind}");
        to.Add($"json depth {Size(depth)}");
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                to.Add(value.GetArrayLength() == 0 ? "json empty array" : "json array");
                foreach (var element in value.EnumerateArray())
                    AddJson(element, depth + 1, to);
                break;
            case JsonValueKind.Object:
                to.Add(value.EnumerateObject().Any() ? "json object" : "json empty object");
                foreach (var member in value.EnumerateObject())
                {
                    AddText("json name", member.Name, to);
                    AddJson(member.Value, depth + 1, to);
                }

                break;
            case JsonValueKind.Number:
                to.Add($"json number {(value.TryGetInt32(out _) ? "int" : value.TryGetInt64(out _) ? "long" : value.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase) ? "exponent" : "fraction")}");
                break;
            case JsonValueKind.String:
                AddText("json text", value.GetRawText().Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? "" : value.GetString()!, to);
                break;
        }
    }

    private static void AddText(string place, string text, HashSet<string> to)
    {
        if (text.Length == 0)
            to.Add($"{place} empty");
        foreach (var (name, mark) in Marks)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
                to.Add($"{place} {name}");
        }

        if (text.Any(static character => character > '\u007f'))
            to.Add($"{place} {(text.Any(char.IsSurrogate) ? "astral" : "beyond ASCII")}");
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            to.Add($"{place} padded");
    }

    private static string Size(int count) => count switch { < 3 => $"{count}", < 10 => "3 to 9", < 100 => "10 to 99", < 1000 => "hundreds", < 8000 => "thousands", _ => "more" };
}
