using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>A build's sources on file systems that its engine's machines see and this one may not.</summary>
internal sealed class RemoteSources(IEnumerable<SourceSpec> specs, long maxBytes)
{
    private readonly List<(string Source, ListedFile File)> listed = [];

    /// <summary>Where the sources' files are.</summary>
    public IReadOnlyList<FileRoot> Roots { get; } = [.. specs.Select(spec => new FileRoot { Source = spec.Name, Folder = spec.Uri, MaxBytes = maxBytes, Except = SourceSpec.ArchiveExtensions })];

    /// <summary>The files, by source and path, once they are listed.</summary>
    public IEnumerable<SourceFile> Files => listed.Select(entry => new SourceFile { Source = entry.Source, Path = entry.File.Path, Bytes = entry.File.Bytes });

    /// <summary>Place and content of each file, as text.</summary>
    public IEnumerable<string> Hashes => listed.Select(entry => $"{entry.Source}\n{entry.File.Path}\n{entry.File.Sha256 ?? $"{entry.File.Bytes} bytes"}\n");

    /// <summary>Asks the engine for the files.</summary>
    public void List(IEngine engine, CancellationToken cancellation)
    {
        foreach (var root in Roots)
            listed.AddRange(((IFileLister)engine).List(root, cancellation).OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (root.Source, file)));
    }
}
