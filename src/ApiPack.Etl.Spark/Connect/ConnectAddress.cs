using System.Globalization;
using System.Net;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>Where a Spark Connect server is and how it is spoken to: <c>sc://host:port/;token=…;use_ssl=true;user_id=…</c>.</summary>
public sealed record ConnectAddress
{
    private const string Scheme = "sc://";
    private const int DefaultPort = 15002;
    private const string Form = "write it as sc://host:port/;token=…;use_ssl=true;user_id=…";

    /// <summary>Host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Port, 15002 unless given.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Bearer token, or null; a secret: <see cref="ToString"/> leaves it out.</summary>
    public string? Token { get; init; }

    /// <summary>True for TLS, which a proxy before the server ends. Without a word it is on where a token would leave this machine.</summary>
    public bool UseTls { get; init; }

    /// <summary>The user whose session it is.</summary>
    public string UserId { get; init; } = "apipack";

    /// <summary>Headers for a proxy: the parameters that begin with <c>x-</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that HTTP speaks to.</summary>
    public Uri Uri => new($"{(UseTls ? "https" : "http")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port.ToString(CultureInfo.InvariantCulture)}/");

    /// <summary>Reads an address.</summary>
    /// <exception cref="InputException">It is not of the form; the message never repeats its parameters, which may hold a token.</exception>
    public static ConnectAddress Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"a Spark address begins with {Scheme}: {Form}");
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOfAny(['/', ';']);
        var (host, port) = HostAndPort(slash < 0 ? rest : rest[..slash]);
        var parameters = Parameters(slash < 0 ? "" : rest[slash..], host);
        var token = parameters.GetValueOrDefault("token");
        return new ConnectAddress
        {
            Host = host,
            Port = port,
            Token = token,
            UseTls = parameters.TryGetValue("use_ssl", out var tls) ? Flag("use_ssl", tls) : token is not null && !IsLoopback(host),
            UserId = parameters.GetValueOrDefault("user_id") ?? "apipack",
            Headers = parameters.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)).ToDictionary(),
        };
    }

    /// <summary>The address without its secrets.</summary>
    public override string ToString() => $"{Scheme}{Uri.Authority}{(UseTls ? "/;use_ssl=true" : "")}";

    private static (string Host, int Port) HostAndPort(string authority)
    {
        if (!Uri.TryCreate($"http://{authority}/", UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.UserInfo.Length > 0)
            throw new InputException($"'{authority.Split('@')[^1]}' is no host and port: {Form}");
        var named = authority[(authority.LastIndexOf(']') + 1)..].Contains(':', StringComparison.Ordinal);
        return (uri.Host.Trim('[', ']'), named ? uri.Port : DefaultPort);
    }

    private static Dictionary<string, string> Parameters(string text, string host)
    {
        if (text.Length > 0 && text != "/" && !text.StartsWith("/;", StringComparison.Ordinal))
            throw new InputException($"after {Scheme}{host} come /; and parameters: {Form}");
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.TrimStart('/').Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? part[..equals] : "";
            if (name is not ("token" or "use_ssl" or "user_id") && !name.StartsWith("x-", StringComparison.Ordinal))
                throw new InputException($"{Scheme}{host}: parameter '{name}' is not known; there are token, use_ssl, user_id and x-…: {Form}");
            var value = Uri.UnescapeDataString(part[(equals + 1)..]);
            if (value.Length == 0 || value.Any(char.IsControl) || !parameters.TryAdd(name, value))
                throw new InputException($"{Scheme}{host}: parameter {name} is empty, given twice or holds control characters: {Form}");
        }

        return parameters;
    }

    private static bool Flag(string name, string value) =>
        bool.TryParse(value, out var flag) ? flag : throw new InputException($"{name}={value}: write true or false");

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
