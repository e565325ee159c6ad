using ApiPack.Etl.Core;

namespace ApiPack.Etl.Sources.Listing;

/// <summary>A source found on disk.</summary>
internal sealed record SourceRoot
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>Folder below which every path lies, with links resolved.</summary>
    public required string Folder { get; init; }

    /// <summary>The one file of the folder that is the source, or null for the whole folder.</summary>
    public string? Only { get; init; }

    /// <summary>Extension that listed files must have, or null for every file.</summary>
    public string? Extension { get; init; }

    /// <summary>Finds a source on disk.</summary>
    /// <exception cref="InputException">There is nothing at its URI, or it is remote.</exception>
    public static SourceRoot Of(SourceSpec spec, string workingFolder)
    {
        if (spec.IsRemote)
            throw new InputException($"source '{spec.Name}={spec.Uri}' is on a file system that only a cluster reads; give a folder, file or archive of this machine, or build with --engine spark");
        if (spec.Uri.StartsWith("npm:", StringComparison.Ordinal))
            return OfCorpus(spec, workingFolder);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(spec.Uri, workingFolder));
        if (Directory.Exists(full))
            return new SourceRoot { Name = spec.Name, Folder = RealPath.Of(full) ?? full };
        if (!Path.Exists(full))
            throw new InputException($"source {spec.Name}: there is no '{spec.Uri}'; give an existing folder, file or archive");
        var real = RealPath.Of(full) ?? full;
        return new SourceRoot { Name = spec.Name, Folder = Path.GetDirectoryName(real)!, Only = Path.GetFileName(real) };
    }

    private static SourceRoot OfCorpus(SourceSpec spec, string workingFolder)
    {
        if (spec.Uri != NpmCorpus.Uri)
            throw new InputException($"source {spec.Name}: '{spec.Uri}' is no known package; the one that is read is {NpmCorpus.Uri}");
        var folder = NpmCorpus.Find([workingFolder, AppContext.BaseDirectory]);
        return new SourceRoot { Name = spec.Name, Folder = RealPath.Of(folder) ?? folder, Extension = ".json" };
    }
}
