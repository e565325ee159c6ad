using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Servers;

/// <summary>The absolute bases that operations' paths are appended to: encoded, without a slash at the end.</summary>
/// <param name="root">The document.</param>
/// <param name="provider">The API's provider, whose host relative servers are resolved against.</param>
internal sealed class ServerBase(JsonElement root, string provider)
{
    private const string Anywhere = "https://example.com";

    private Server OfDocument => field ??= Server.At(Absolute(First(root.TryMember("servers", out var all) ? all : default) ?? "/"));

    /// <summary>The base of an operation: its own first server, else its path's, else the document's, else the document's own host.</summary>
    public Server Of(OperationSite site)
    {
        var url = First(site.Servers)
            ?? First(site.Item.TryMember("servers", out var shared) ? shared : default);
        return url is null ? OfDocument : Server.At(Absolute(url));
    }

    /// <summary>A server's URL made absolute, against the document's host where it is relative.</summary>
    private string Absolute(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        url = end < 0 ? url : url[..end];
        if (url.StartsWith("//", StringComparison.Ordinal) && url.Length > 2)
            url = $"https:{url}";
        else if (LooksLikeHost(url))
            url = $"https://{url}";

        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return DocumentHost() + Path(url);

        var start = scheme + 3;
        var slash = url.IndexOf('/', start);
        var authority = (slash < 0 ? url[start..] : url[start..slash]).ToLowerInvariant();
        authority = authority.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (authority.Length == 0)
            return DocumentHost() + (slash < 0 ? "" : Path(url[slash..]));
        return $"{url[..scheme].ToLowerInvariant()}://{authority}{(slash < 0 ? "" : Path(url[slash..]))}";
    }

    private static string? First(JsonElement servers)
    {
        if (servers.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var server in servers.EnumerateArray())
        {
            if (server.TextMember("url") is not null)
                return ServerTemplate.Fill(server);
        }

        return null;
    }

    private static string Path(string path)
    {
        var trimmed = path.Trim().Trim('/');
        if (trimmed is "" or "." or "./")
            return "";
        while (trimmed.Contains("//", StringComparison.Ordinal))
            trimmed = trimmed.Replace("//", "/", StringComparison.Ordinal);
        return $"/{PercentEncoding.Path(trimmed.StartsWith("./", StringComparison.Ordinal) ? trimmed[2..] : trimmed)}";
    }

    private static bool LooksLikeHost(string url)
    {
        if (url.Contains("://", StringComparison.Ordinal) || url.Length == 0 || !char.IsAsciiLetterOrDigit(url[0]))
            return false;
        var slash = url.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? url : url[..slash];
        return first.StartsWith("localhost", StringComparison.Ordinal) || IsHostName(first.Split(':')[0]);
    }

    private string DocumentHost()
    {
        var origin = "";
        foreach (var item in root.ObjectMember("info").ItemsOf("x-origin"))
        {
            origin = DeclaredHost.OfUrl(item.TextMember("url") ?? "") ?? "";
            break;
        }

        if (IsHostName(origin) && (origin == provider || origin.EndsWith($".{provider}", StringComparison.Ordinal)))
            return $"https://{origin}";
        return IsHostName(provider) ? $"https://{provider.ToLowerInvariant()}" : IsHostName(origin) ? $"https://{origin}" : Anywhere;
    }

    private static bool IsHostName(string text) =>
        DeclaredHost.IsPlain(text) || (text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 && char.IsAsciiLetterOrDigit(text[^1]));
}

/// <summary>A server that requests go to.</summary>
/// <param name="Url">The base of its URLs, without a slash at the end.</param>
/// <param name="Host">Its host, lower case, without port; empty where the base has none.</param>
internal sealed record Server(string Url, string Host)
{
    /// <summary>The server at a base.</summary>
    public static Server At(string url) => new(url, DeclaredHost.OfUrl(url) ?? "");
}
