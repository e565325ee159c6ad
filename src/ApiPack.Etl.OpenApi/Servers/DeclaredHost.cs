using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Servers;

/// <summary>The host that a document names for itself.</summary>
internal static class DeclaredHost
{
    private const int LongestPlain = 4_096;
    private const int LongestName = 253;
    private const int LongestLabel = 63;

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
        if (Authority(absolute) is { } authority && IsPlain(authority))
            return authority.ToLowerInvariant();
        return Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? uri.Host.ToLowerInvariant()
            : null;
    }

    /// <summary>True for a name of letters, digits and hyphens with a dot in it, as nearly all hosts are: <see cref="Uri"/>, whose parser takes milliseconds to start, would say the same.</summary>
    public static bool IsPlain(string host)
    {
        var labels = host.Split('.');
        return host.Length <= LongestName && labels.Length > 1 && Array.TrueForAll(labels, IsLabel) && char.IsAsciiLetter(labels[^1][0]);
    }

    private static string? Authority(string url)
    {
        var start = url.StartsWith("https://", StringComparison.Ordinal) ? 8 : url.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        if (start == 0 || url.Length > LongestPlain)
            return null;
        var slash = url.IndexOf('/', start);
        return slash < 0 ? url[start..] : url[start..slash];
    }

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var character in label)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                return false;
        }

        return true;
    }
}
