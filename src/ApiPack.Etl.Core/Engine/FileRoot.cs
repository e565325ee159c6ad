namespace ApiPack.Etl.Core.Engine;

/// <summary>
/// A folder of files that a row step reads, for engines whose workers are other processes: they may hand a row its file, found by the row's
/// columns <c>source</c>, <c>path</c> and <c>bytes</c>, in a further column <c>content</c>.
/// </summary>
public sealed record FileRoot
{
    /// <summary>The source's name, as the column <c>source</c> says it.</summary>
    public required string Source { get; init; }

    /// <summary>The folder below which the column <c>path</c> names files: an absolute path, or a URI of a file system that the executors see.</summary>
    public required string Folder { get; init; }

    /// <summary>The one file of the folder that is the source, or null for all of them.</summary>
    public string? Only { get; init; }

    /// <summary>Size of the largest file that is handed over, in bytes.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Extensions, in lower case, of files that are never handed over.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}

/// <summary>A file below a <see cref="FileRoot"/>.</summary>
/// <param name="Path">Path below the root's folder.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, or null for one that is not handed over.</param>
public sealed record ListedFile(string Path, long Bytes, string? Sha256);

/// <summary>An engine that sees file systems which this machine may not see.</summary>
public interface IFileLister
{
    /// <summary>The files below a root, in no order.</summary>
    /// <exception cref="InputException">There is no such folder, or its name cannot be used.</exception>
    IEnumerable<ListedFile> List(FileRoot root, CancellationToken cancellation);
}
