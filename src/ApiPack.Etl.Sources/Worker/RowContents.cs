using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Contents;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Worker;

/// <summary>A worker's way to a file's bytes: those that the row in hand brings, else the file below a source's root. For one thread.</summary>
/// <param name="sources">The sources that this machine can read; may be none.</param>
/// <param name="limits">Bounds on files.</param>
public sealed class RowContents(ISourceContents sources, IngestLimits limits) : ISourceContents
{
    private byte[]? content;
    private long listed;

    /// <summary>The bytes that <see cref="Open"/> gives from now on, or null for the sources' own.</summary>
    /// <param name="bytes">The bytes, or null: the sources' own, but for a file that is listed as larger than the limit.</param>
    /// <param name="listedBytes">The file's size as listed, or -1.</param>
    public void Lend(byte[]? bytes, long listedBytes) => (content, listed) = (bytes, listedBytes);

    /// <inheritdoc/>
    public bool Has(string source) => content is not null || sources.Has(source);

    /// <inheritdoc/>
    public FileRead Open(string source, string path) =>
        content is not null ? FileRead.Lent(content, limits.FileBytes)
        : listed > limits.FileBytes ? FileRead.TooLarge(listed, limits.FileBytes)
        : sources.Has(source) ? sources.Open(source, path)
        : FileRead.Failed(Reasons.Unreadable, ArchiveNames.IsArchive(path)
            ? "an archive on a file system that only the cluster reads; unpack it there"
            : $"its bytes did not come with its row, and there is no source named {source} on this machine");

    /// <inheritdoc/>
    public byte[] Read(string source, string path) => content ?? ((IFileContents)sources).Read(source, path);
}
