using System.Text;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Servers;

/// <summary>A server's URL with its variables filled (OpenAPI 3.1 §4.8.5).</summary>
internal static class ServerTemplate
{
    private const int LongestUrl = 2048;

    /// <summary>The server's URL: each variable by its default, else its first enumerated value; an undeclared one stays in braces.</summary>
    public static string Fill(JsonElement server)
    {
        var url = server.TextMember("url")?.Trim() ?? "";
        if (url.Length > LongestUrl)
            return "";
        if (!url.Contains('{', StringComparison.Ordinal))
            return url;

        var variables = server.ObjectMember("variables");
        var filled = new StringBuilder(url.Length);
        for (var at = 0; at < url.Length;)
        {
            var close = url[at] == '{' ? url.IndexOf('}', at) : -1;
            if (close < 0)
            {
                filled.Append(url[at++]);
                continue;
            }

            filled.Append(Value(variables, url[(at + 1)..close]) ?? url[at..(close + 1)]);
            at = close + 1;
        }

        return filled.Length > LongestUrl ? "" : filled.ToString().Trim();
    }

    private static string? Value(JsonElement variables, string name)
    {
        var variable = variables.ObjectMember(name);
        if (variable.TryMember("default", out var fallback) && fallback.ScalarText() is { } text)
            return text;
        foreach (var item in variable.ItemsOf("enum"))
        {
            if (item.ScalarText() is { } first)
                return first;
        }

        return null;
    }
}
