using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>A request's body: one of those expected, or none.</summary>
internal sealed class ExpectedBody(ArgumentMode mode)
{
    /// <summary>How the body differs; of several expected ones, from the last.</summary>
    public IReadOnlyList<string> Mismatches(JsonElement expected, Request request)
    {
        IReadOnlyList<string> mismatches = request.Body is null ? [] : ["no body is expected"];
        foreach (var choice in expected.Choices("body"))
        {
            mismatches = request.Body is null ? ["no body"] : [.. MediaType(choice, request), .. Content(choice, request.Body)];
            if (mismatches.Count == 0)
                break;
        }

        return mismatches;
    }

    private static IEnumerable<string> MediaType(JsonElement expected, Request request)
    {
        var wanted = expected.GetProperty("media_type").GetString();
        var header = request.Headers.SingleOrDefault(header => header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase))?.Value;
        if (request.Body!.MediaType != wanted || header != wanted)
            yield return $"media type {request.Body.MediaType}, header {header}";
    }

    private List<string> Content(JsonElement expected, RequestBody body) => (expected.GetProperty("kind").GetString(), body) switch
    {
        ("text", TextBody text) => IsText(expected, text.Text) ? [] : [$"body {text.Text}"],
        ("form", FormBody form) => new ExpectedPairs(mode).Mismatches("field", expected.Items("fields"), form.Fields),
        ("multipart", MultipartBody multipart) => Parts(expected.Items("parts"), multipart.Parts),
        ("binary", BinaryBody) => [],
        _ => [$"body of {body.GetType().Name}"],
    };

    private static bool IsText(JsonElement expected, string text)
    {
        if (expected.TryGetProperty("json", out var json))
            return ExpectedValue.IsJson(json, JsonNode.Parse(text));
        return expected.TryGetProperty("xml", out var xml) ? IsXml(xml, text) : ExpectedValue.IsText(expected.GetProperty("text"), text);
    }

    private static bool IsXml(JsonElement expected, string text)
    {
        var root = XDocument.Parse(text).Root!;
        var name = root.GetPrefixOfNamespace(root.Name.Namespace) is { } prefix ? $"{prefix}:{root.Name.LocalName}" : root.Name.LocalName;
        if (expected.GetProperty("root").GetString() is var wanted && wanted != "*" && wanted != name)
            return false;
        var elements = Regex.Replace(Regex.Replace(text, @"^<\?xml[^>]*\?>\s*", ""), @">\s+<", "><");
        return !expected.TryGetProperty("elements", out var exact) || exact.GetString() == elements;
    }

    private static List<string> Parts(IReadOnlyList<JsonElement> expected, IReadOnlyList<MultipartPart> sent)
    {
        var mismatches = new List<string>();
        var at = 0;
        foreach (var part in expected)
        {
            if (at >= sent.Count || sent[at].Name != part.GetProperty("name").GetString())
            {
                if (!part.Flag("optional"))
                    mismatches.Add($"no part {part.GetProperty("name")} at {at + 1}");
                continue;
            }

            var isFile = sent[at].FileName is not null;
            if (isFile != part.Flag("file") || (!isFile && !ExpectedValue.IsText(part.GetProperty("value"), sent[at].Value)))
                mismatches.Add($"part {sent[at]}");
            at++;
        }

        mismatches.AddRange(sent.Skip(at).Select(part => $"part {part.Name} is not expected"));
        return mismatches;
    }
}
