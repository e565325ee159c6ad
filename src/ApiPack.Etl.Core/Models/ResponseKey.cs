using System.Security.Cryptography;

namespace ApiPack.Etl.Core.Models;

/// <summary>The key of a response: what was asked of what. No address, key of a server or time goes into it.</summary>
public static class ResponseKey
{
    /// <summary>Raised when the meaning of a request's or reply's JSON changes, so that no older response is taken for a new one.</summary>
    private const int Format = 1;

    /// <summary>SHA-256, 64 lower-case hexadecimal digits, of the canonical JSON of format, model and request.</summary>
    public static string Of(string identity, ModelRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(identity, ModelJson.Text(request.WriteTo));
    }

    /// <summary>The same, of a request's canonical JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">The request is no JSON.</exception>
    public static string Of(string identity, string request)
    {
        var json = ModelJson.Bytes(to =>
        {
            to.WriteStartObject();
            to.WriteNumber("format"u8, Format);
            to.WriteString("model"u8, identity);
            to.WritePropertyName("request"u8);
            to.WriteRawValue(request);
            to.WriteEndObject();
        });
        return Convert.ToHexStringLower(SHA256.HashData(json.Span));
    }
}
