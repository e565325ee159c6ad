namespace ApiPack.Etl.Lake.Store;

/// <summary>
/// The one way by which the lake reaches its files: a local folder, or a container of blobs. Paths are relative to the lake's root and use <c>/</c>.
/// A write is whole or absent, and on the disk when the call returns.
/// </summary>
public interface ILakeStore
{
    /// <summary>The file's size in bytes, or null when there is no such file.</summary>
    long? Length(string path);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    Stream OpenRead(string path);

    /// <summary>Files below a folder, at any depth, in ordinal path order; none when the folder is absent. Names that begin with a dot are left out.</summary>
    IReadOnlyList<StoredFile> List(string folder);

    /// <summary>Writes a file unless one of that name exists; of two writers at once exactly one is told true.</summary>
    bool PutIfAbsent(string path, ReadOnlySpan<byte> content);

    /// <summary>Writes a file in the place of an earlier one; a reader sees the one or the other, whole.</summary>
    void Replace(string path, ReadOnlySpan<byte> content);

    /// <summary>Removes a file; nothing happens when it is absent.</summary>
    void Delete(string path);
}

/// <summary>A file as a store lists it.</summary>
/// <param name="Path">Path below the lake's root.</param>
/// <param name="Bytes">Size in bytes.</param>
public readonly record struct StoredFile(string Path, long Bytes);
