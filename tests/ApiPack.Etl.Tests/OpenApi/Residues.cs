using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

/// <summary>Traces of a generator's failure in a request, unless they stand in the document's own text.</summary>
internal sealed partial class Residues(string document, JsonElement root, ArgumentMode mode)
{
    /// <summary>What is found in the request of an operation.</summary>
    public IEnumerable<string> In(EndpointRow row, Request request)
    {
        var texts = Texts(request).ToList();
        if (texts.Exists(text => text == "undefined") && !document.Contains("\"undefined\"", StringComparison.Ordinal))
            yield return "undefined";
        if (request.Url.Contains("undefined", StringComparison.Ordinal) && !document.Contains("undefined", StringComparison.Ordinal))
            yield return "undefined in the URL";
        if (texts.Exists(text => text.Contains("[object Object]", StringComparison.Ordinal)) && !document.Contains("[object Object]", StringComparison.Ordinal))
            yield return "[object Object]";
        foreach (var placeholder in texts.SelectMany(text => Placeholder().Matches(text)).Select(match => match.Value).Distinct())
        {
            if ((mode == ArgumentMode.Filled || placeholder is not ("SOME_STRING_VALUE" or "SOME_ARRAY_VALUE")) && !document.Contains(placeholder, StringComparison.Ordinal))
                yield return $"{placeholder} of another type";
        }

        if (new Uri(request.Url).AbsolutePath.Contains("//", StringComparison.Ordinal) && !row.Path.Contains("//", StringComparison.Ordinal))
            yield return $"a doubled slash: {request.Url}";
        foreach (var encoded in request.Query.Select(item => item.Encoded).Append(request.Url).Concat((request.Body as FormBody)?.Fields.Select(field => field.Encoded) ?? []))
        {
            if (TwiceEncoded().Match(encoded) is { Success: true } twice && !document.Contains(Uri.UnescapeDataString(twice.Value), StringComparison.OrdinalIgnoreCase))
                yield return $"encoded twice: {encoded}";
        }

        if (request.Body is null && HasBody(row))
            yield return "a dropped body";
    }

    private static IEnumerable<string> Texts(Request request)
    {
        IEnumerable<string> body = request.Body switch
        {
            TextBody text => [text.Text],
            FormBody form => form.Fields.SelectMany(field => (string[])[field.Name, field.Value]),
            MultipartBody multipart => multipart.Parts.SelectMany(part => (string[])[part.Name, part.Value]),
            _ => [],
        };
        return [.. request.Query.SelectMany(item => (string[])[item.Name, item.Value]), .. request.Headers.SelectMany(header => (string[])[header.Name, header.Value]), .. body];
    }

    /// <summary>True for a declared body of a method that gives bodies a meaning, forms aside that have no field to send.</summary>
    private bool HasBody(EndpointRow row)
    {
        if (row.Method is "get" or "head" or "trace" or "delete" or "options")
            return false;
        return Resolved(root.GetProperty("paths").GetProperty(row.Path)) is { ValueKind: JsonValueKind.Object } item
            && item.TryGetProperty(row.Method, out var operation) && operation.TryGetProperty("requestBody", out var declared)
            && Resolved(declared) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("content", out var content)
            && content.EnumerateObject().Any(media => !media.Name.StartsWith("multipart/", StringComparison.Ordinal) && !media.Name.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal));
    }

    private JsonElement Resolved(JsonElement element)
    {
        for (var hop = 0; hop < 8 && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference); hop++)
        {
            var at = root;
            foreach (var token in Uri.UnescapeDataString(reference.GetString()![1..]).Split('/').Skip(1))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at))
                    return default;
            }

            element = at;
        }

        return element;
    }

    [GeneratedRegex("SOME_[A-Z_]+_VALUE")]
    private static partial Regex Placeholder();

    [GeneratedRegex("%25[0-9A-Fa-f]{2}")]
    private static partial Regex TwiceEncoded();
}
