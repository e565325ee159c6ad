using System.Security.Cryptography;

namespace ApiPack.Etl.Lake.Store;

/// <summary>A data file against what is known of it.</summary>
internal static class DataFile
{
    /// <summary>True when the file is there with its size and, where one is given, its SHA-256.</summary>
    public static bool Matches(ILakeStore store, string path, long bytes, string? sha256) =>
        store.Length(path) == bytes && (sha256 is null || Digest(store, path) == sha256);

    /// <summary>SHA-256 of a file, 64 hexadecimal digits.</summary>
    public static string Digest(ILakeStore store, string path)
    {
        using var stream = store.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
