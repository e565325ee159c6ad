using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Contents;

namespace ApiPack.Etl.Sources.Worker;

/// <summary>A worker's way to a file's bytes: those that the row in hand brings, else the file below a source's root. For one thread.</summary>
/// <param name="sources">The sources that this machine can read; may be none.</param>
/// <param name="limits">Bounds on files.</param>
public sealed class RowContents(ISourceContents sources, IngestLimits limits) : ISourceContents
{
    private byte[]? content;

    /// <summary>The bytes that <see cref="Open"/> gives from now on, or null for the sources' own.</summary>
    public void Lend(byte[]? bytes) => content = bytes;

    /// <inheritdoc/>
    public FileRead Open(string source, string path) => content is null ? sources.Open(source, path) : FileRead.Lent(content, limits.FileBytes);

    /// <inheritdoc/>
    public byte[] Read(string source, string path) => content ?? ((IFileContents)sources).Read(source, path);
}
