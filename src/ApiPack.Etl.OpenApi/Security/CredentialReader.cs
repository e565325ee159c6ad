using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Security;

/// <summary>Reads a security scheme as the credential that satisfies it.</summary>
internal static class CredentialReader
{
    /// <summary>Placeholder of an API key.</summary>
    public const string Key = "REPLACE_KEY_VALUE";

    /// <summary>Value of a basic <c>Authorization</c> header.</summary>
    public const string Basic = "Basic REPLACE_BASIC_AUTH";

    /// <summary>Value of a bearer <c>Authorization</c> header.</summary>
    public const string Bearer = "Bearer REPLACE_BEARER_TOKEN";

    private const string Authorization = "Authorization";

    /// <summary>The credential, or null for a scheme that is broken or unknown.</summary>
    public static Credential? Read(JsonElement scheme) => scheme.TextMember("type")?.ToLowerInvariant() switch
    {
        "apikey" => ApiKey(scheme),
        "basic" => new Credential(CredentialPlace.Header, Authorization, Basic),
        "http" => Http(scheme.TextMember("scheme")?.Trim() ?? ""),
        "oauth2" or "openidconnect" => new Credential(CredentialPlace.Header, Authorization, Bearer),
        "mutualtls" => new Credential(CredentialPlace.None, "", ""),
        _ => null,
    };

    private static Credential? ApiKey(JsonElement scheme)
    {
        if (scheme.TextMember("name")?.Trim() is not { Length: > 0 } name)
            return null;
        return scheme.TextMember("in")?.ToLowerInvariant() switch
        {
            "header" => new Credential(CredentialPlace.Header, name, Key),
            "query" => new Credential(CredentialPlace.Query, name, Key),
            "cookie" => new Credential(CredentialPlace.Cookie, name, Key),
            _ => null,
        };
    }

    private static Credential? Http(string scheme)
    {
        if (scheme.Equals("basic", StringComparison.OrdinalIgnoreCase))
            return new Credential(CredentialPlace.Header, Authorization, Basic);
        if (scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase))
            return new Credential(CredentialPlace.Header, Authorization, Bearer);
        return scheme.Length == 0 || !scheme.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? null
            : new Credential(CredentialPlace.Header, Authorization, $"{char.ToUpperInvariant(scheme[0])}{scheme[1..]} REPLACE_CREDENTIALS");
    }
}
