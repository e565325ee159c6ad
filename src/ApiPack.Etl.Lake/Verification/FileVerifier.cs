using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Lake.Verification;

/// <summary>Compares a data file with its manifest entry: presence, size, SHA-256, rows.</summary>
internal sealed class FileVerifier(ILakeStore store, ParquetCounts? counts)
{
    /// <summary>What differs; stops at the first, since the rest follows from it.</summary>
    public IEnumerable<Finding> Verify(string path, ManifestFile file)
    {
        var length = store.Length(path);
        if (length is null)
            yield return new Finding(path, "is absent");
        else if (length != file.Bytes)
            yield return new Finding(path, $"has {length} bytes; the manifest says {file.Bytes}");
        else if (DataFile.Digest(store, path) is var digest && digest != file.Sha256)
            yield return new Finding(path, $"has SHA-256 {digest}; the manifest says {file.Sha256}");
        else if (counts?.Rows(path) is { } rows && rows != file.Rows)
            yield return new Finding(path, $"has {rows} rows; the manifest says {file.Rows}");
    }
}
