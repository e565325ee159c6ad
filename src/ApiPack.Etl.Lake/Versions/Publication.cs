using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Lake.Versions;

/// <summary>What is to become a version. All data files are whole and in place.</summary>
public sealed record Publication
{
    /// <summary>The number wanted, or null for the next minor one.</summary>
    public string? Version { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<PublishedTable> Tables { get; init; }

    /// <summary>Each stage's account, in run order.</summary>
    public required IReadOnlyList<LedgerEntry> Ledger { get; init; }

    /// <summary>What was built from.</summary>
    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    /// <summary>Settings that shape the data.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>The tool and its version, such as <c>apipack/1.0.0</c>.</summary>
    public required string Tool { get; init; }
}

/// <summary>A table to publish.</summary>
/// <param name="Table">The table with all its files.</param>
/// <param name="Fingerprint">Its content fingerprint, 32 hexadecimal digits.</param>
public sealed record PublishedTable(Table Table, string Fingerprint)
{
    /// <summary>The version of the Delta table that holds the files already, for a table that no build writes; null to have it committed.</summary>
    public long? DeltaVersion { get; init; }
}

/// <summary>What publishing gave.</summary>
/// <param name="Manifest">The version that now holds the content.</param>
/// <param name="Unchanged">True when the latest version already held it, and nothing was written.</param>
public sealed record PublishResult(Manifest Manifest, bool Unchanged);
