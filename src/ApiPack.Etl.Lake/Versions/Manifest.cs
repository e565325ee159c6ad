using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Lake.Versions;

/// <summary>A dataset version: pins a version of each table, with every file. Immutable once written; <c>lake/versions/{version}/manifest.json</c>.</summary>
public sealed record Manifest
{
    /// <summary>The layout that this code writes and reads.</summary>
    public const string CurrentSchema = "apipack-manifest/1";

    /// <summary>Layout of the document.</summary>
    public required string Schema { get; init; }

    /// <summary>Version number, <c>major.minor.patch</c>.</summary>
    public required string Version { get; init; }

    /// <summary>32 hexadecimal digits over the tables' fingerprints (<see cref="FingerprintOf"/>): equal content, equal fingerprint, on every engine.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version that was the latest before, or null for the first.</summary>
    public string? Parent { get; init; }

    /// <summary>When the version was made, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The engine: <c>duckdb</c> or <c>spark</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The tool and its version.</summary>
    public required string Tool { get; init; }

    /// <summary>What was built from.</summary>
    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    /// <summary>Settings that shape the data; not those that only shape the run, such as the number of threads.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    /// <summary>Each stage's account, in run order.</summary>
    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    /// <summary>Tables by name.</summary>
    public required IReadOnlyDictionary<string, ManifestTable> Tables { get; init; }

    /// <summary>The fingerprint of a set of tables: the first half of the SHA-256 of a line <c>table:fingerprint</c> for each, in ordinal order.</summary>
    public static string FingerprintOf(IEnumerable<KeyValuePair<string, string>> fingerprints) =>
        Ids.Hash128(string.Concat(fingerprints.OrderBy(static table => table.Key, StringComparer.Ordinal).Select(static table => $"{table.Key}:{table.Value}\n")));
}

/// <summary>A source that a version was built from.</summary>
public sealed record ManifestInput
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of address: <c>npm</c>, <c>folder</c>, <c>zip</c>, …; never the address itself, which may hold secrets or a person's paths.</summary>
    public required string Kind { get; init; }

    /// <summary>Files listed.</summary>
    public required long Files { get; init; }

    /// <summary>Digest over the listed files' content, hexadecimal.</summary>
    public required string Digest { get; init; }
}

/// <summary>A table as a version pins it.</summary>
public sealed record ManifestTable
{
    /// <summary>Version of the Delta table.</summary>
    public required long DeltaVersion { get; init; }

    /// <summary>Rows in all files.</summary>
    public required long Rows { get; init; }

    /// <summary>The table's content fingerprint, 32 hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The partition column, or null.</summary>
    public string? Partition { get; init; }

    /// <summary>Columns in order.</summary>
    public required IReadOnlyList<ManifestColumn> Columns { get; init; }

    /// <summary>Files in path order.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The table as an engine registers it.</summary>
    /// <param name="name">The table's name.</param>
    public Table Of(string name) => new()
    {
        Name = name,
        Columns = [.. Columns.Select(static column => new TableColumn(column.Name, column.Type))],
        PartitionBy = Partition,
        Files = [.. Files.Select(static file => new TableFile { Path = file.Path, Rows = file.Rows, Bytes = file.Bytes, Sha256 = file.Sha256 })],
    };
}

/// <summary>A column of a pinned table.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Type">DuckDB's spelling of the type.</param>
public sealed record ManifestColumn(string Name, string Type);

/// <summary>A file of a pinned table.</summary>
/// <param name="Path">Path below the table's folder.</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256, 64 hexadecimal digits.</param>
public sealed record ManifestFile(string Path, long Rows, long Bytes, string Sha256);
