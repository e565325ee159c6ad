using System.Text.Json;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>What the request of an operation, <c>get /users/{id}</c>, must be.</summary>
internal sealed class ExpectedRequest(string operation, JsonElement expected, ArgumentMode mode)
{
    private const string PathValue = "[^/?#]*";

    /// <summary>How the request differs; nothing when it is right.</summary>
    public IEnumerable<string> Mismatches(Request request)
    {
        var security = ExpectedSecurity.Of(expected, request);
        return
        [
            .. Method(request),
            .. Url(request.Url),
            .. security.Mismatches,
            .. new ExpectedPairs(mode).Mismatches("query", expected.Items("query"), security.OtherQuery),
            .. Headers(request, security.OtherHeaders),
            .. request.Cookies.Select(cookie => $"no cookie is expected: {cookie.Name}"),
            .. new ExpectedBody(mode).Mismatches(expected, request),
        ];
    }

    private IEnumerable<string> Method(Request request)
    {
        if (request.Method != expected.GetProperty("method").GetString())
            yield return $"method {request.Method}";
    }

    private IEnumerable<string> Url(string url)
    {
        var declared = expected.Choices("url").Select(choice => choice.GetString()!).ToList();
        foreach (var choice in declared)
        {
            var names = Regex.Matches(choice, @"\{([^{}]*)\}").Select(match => match.Groups[1].Value).ToList();
            var pattern = Regex.Replace(Regex.Escape(choice).Replace("://\\*", "://[^/?#]+", StringComparison.Ordinal), @"\\\{[^{}]*\}", $"({PathValue})");
            if (Regex.Match(WithPlaceholders(choice, url), $"^{pattern}$") is { Success: true } match)
                return names.SelectMany((name, at) => PathMismatches(name, match.Groups[at + 1].Value));
        }

        return [$"url {url}, not {string.Join(" or ", declared)}"];
    }

    /// <summary>The URL with the segments that the expectation fixes in the place of the template's names, where placeholders may keep these.</summary>
    private string WithPlaceholders(string choice, string url)
    {
        var (wanted, sent) = (choice.Split('/'), url.Split('/'));
        if (mode == ArgumentMode.Filled || wanted.Length != sent.Length)
            return url;
        return string.Join('/', sent.Zip(wanted, (own, other) =>
            !other.StartsWith('{') && Uri.UnescapeDataString(own) is ['{', .., '}'] name && operation.Contains(name, StringComparison.Ordinal) ? other : own));
    }

    private IEnumerable<string> PathMismatches(string name, string encoded)
    {
        var value = expected.GetProperty("path").GetProperty(name);
        var isPlaceholder = mode == ArgumentMode.Placeholder && value.ValueKind == JsonValueKind.Object && Uri.UnescapeDataString(encoded) == $"{{{name}}}";
        if (!isPlaceholder && !ExpectedValue.IsEncoded(value, encoded, plusIsBlank: false))
            yield return $"path {name}={encoded}";
    }

    private List<string> Headers(Request request, List<NameValue> sent)
    {
        var mismatches = new List<string>();
        foreach (var header in expected.Items("headers"))
        {
            var found = sent.Find(other => other.Name.Equals(header.GetProperty("name").GetString(), StringComparison.OrdinalIgnoreCase));
            if (found is not null && sent.Remove(found))
            {
                var value = header.GetProperty("value");
                if (!ExpectedValue.IsText(value, found.Value) && !(mode == ArgumentMode.Placeholder && ExpectedValue.IsPlaceholder(value, found.Value)))
                    mismatches.Add($"header {found.Name}: {found.Value}");
            }
            else if (!header.Flag("optional"))
            {
                mismatches.Add($"no header {header.GetProperty("name")}");
            }
        }

        foreach (var (name, value) in sent)
        {
            var isOfBody = request.Body is not null && name.Equals("content-type", StringComparison.OrdinalIgnoreCase);
            var isAccepted = name.Equals("accept", StringComparison.OrdinalIgnoreCase) && (!expected.TryGetProperty("accept", out _) || expected.Items("accept").Any(type => type.GetString() == value));
            if (!isOfBody && !isAccepted)
                mismatches.Add($"header {name} is not expected: {value}");
        }

        return mismatches;
    }
}
