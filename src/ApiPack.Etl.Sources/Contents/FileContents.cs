using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Contents;

/// <summary>The sources of a build: lists their files and reads them, archives' members included. Safe to read from many threads.</summary>
public sealed class FileContents : ISourceContents, IDisposable
{
    private readonly IReadOnlyList<(string Name, Source Source)> sources;

    private FileContents(IReadOnlyList<(string Name, Source Source)> sources) => this.sources = sources;

    /// <summary>Finds the sources on disk.</summary>
    /// <param name="specs">The sources, each with its own name.</param>
    /// <param name="limits">Bounds on files and archives.</param>
    /// <param name="workingFolder">Where relative URIs start.</param>
    /// <param name="scratchFolder">Folder for unpacked tar archives, made when the first is met; nothing is written elsewhere.</param>
    /// <exception cref="InputException">A source does not exist, or two have one name.</exception>
    public static FileContents Of(IEnumerable<SourceSpec> specs, IngestLimits limits, string workingFolder, string scratchFolder)
    {
        var sources = new List<(string Name, Source Source)>();
        foreach (var spec in specs)
        {
            if (sources.Exists(source => source.Name == spec.Name))
                throw new InputException($"two sources are named {spec.Name}; give NAME={spec.Uri} with another name");
            sources.Add((spec.Name, new Source(SourceRoot.Of(spec, workingFolder), limits, scratchFolder)));
        }
        sources.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new FileContents(sources);
    }

    /// <summary>Where the sources are, as <c>NAME=URI</c> with absolute paths: other processes of machines with the same disk find them so.</summary>
    public IEnumerable<string> Places => sources.Select(source => $"{source.Name}={source.Source.Place}");

    /// <summary>The sources whose files an engine's own reader can hand to its workers; the others' (archives, folders with links to folders) are opened in place.</summary>
    public IEnumerable<FileRoot> Roots => sources.Select(source => source.Source.Root).OfType<FileRoot>();

    /// <summary>Every file of every source, by source and path; an archive's members in its place.</summary>
    public IEnumerable<SourceFile> List() => sources.SelectMany(source => source.Source.List());

    /// <inheritdoc/>
    public bool Has(string source) => sources.Any(s => s.Name == source);

    /// <inheritdoc/>
    public FileRead Open(string source, string path) => sources.FirstOrDefault(s => s.Name == source).Source is { } found
        ? found.Open(path)
        : FileRead.Failed(Reasons.Unreadable, $"there is no source named {source}");

    /// <inheritdoc/>
    public byte[] Read(string source, string path)
    {
        using var read = Open(source, path);
        return read.Problem is { } problem
            ? throw new IOException($"{source}:{path}: {problem.Reason}: {problem.Detail}")
            : read.Bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, source) in sources)
            source.Dispose();
    }
}
