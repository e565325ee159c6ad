using System.Security.Cryptography;
using System.Text;

namespace ApiPack.Etl.Core;

/// <summary>Ids from content, never from order (SHA-256 throughout).</summary>
public static class Ids
{
    /// <summary>How many buckets every API-keyed table is cut into.</summary>
    public const int Buckets = 16;

    /// <summary>SHA-256 of bytes, 64 lower-case hexadecimal digits: <c>file_id</c>.</summary>
    public static string File(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary><c>api_id</c>: source, provider and service, readable, joined by <c>/</c>; an empty service is left out.</summary>
    public static string Api(string source, string provider, string service) =>
        service.Length == 0 ? $"{source}/{provider}" : $"{source}/{provider}/{service}";

    /// <summary><c>endpoint_id</c>: 32 hexadecimal digits from API, version, method and path.</summary>
    public static string Endpoint(string apiId, string version, string method, string path) =>
        Hash128($"{apiId}\n{version}\n{method.ToUpperInvariant()}\n{path}");

    /// <summary><c>unique_id</c>: endpoint and language.</summary>
    public static string Unique(string endpointId, string lang) => $"{endpointId}-{lang}";

    /// <summary>The bucket of an API, 0 to <see cref="Buckets"/> - 1.</summary>
    public static int Bucket(string apiId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Digest(apiId, hash);
        return hash[0] % Buckets;
    }

    /// <summary>The first 16 bytes of the SHA-256 of a text's UTF-8, as 32 hexadecimal digits.</summary>
    public static string Hash128(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Digest(text, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    internal static void Digest(string text, Span<byte> hash)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        SHA256.HashData(buffer[..Encoding.UTF8.GetBytes(text, buffer)], hash);
    }
}
