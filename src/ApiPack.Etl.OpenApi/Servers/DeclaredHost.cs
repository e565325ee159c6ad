using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Servers;

/// <summary>The host that a document names for itself.</summary>
internal static class DeclaredHost
{
    /// <summary>Host of the first server, or of <c>host</c> in OpenAPI 2.0; lower case, without port; null when there is none.</summary>
    public static string? Of(JsonElement root)
    {
        foreach (var server in root.ItemsOf("servers"))
            return OfUrl(ServerTemplate.Fill(server));
        return root.TextMember("host") is { Length: > 0 } host ? OfUrl($"https://{host.Trim()}") : null;
    }

    /// <summary>Host of an absolute or protocol-relative URL, or null.</summary>
    public static string? OfUrl(string url)
    {
        var absolute = url.StartsWith("//", StringComparison.Ordinal) ? $"https:{url}" : url;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? uri.Host.ToLowerInvariant()
            : null;
    }
}
