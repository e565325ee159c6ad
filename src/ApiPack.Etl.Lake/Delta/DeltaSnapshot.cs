namespace ApiPack.Etl.Lake.Delta;

/// <summary>A table as its log tells it at one version.</summary>
internal sealed record DeltaSnapshot
{
    public required long Version { get; init; }

    public required ProtocolAction Protocol { get; init; }

    public required MetaDataAction MetaData { get; init; }

    /// <summary>Live files by their path on disk, in ordinal order.</summary>
    public required SortedDictionary<string, AddAction> Files { get; init; }
}

/// <summary>A data file that is live at a version.</summary>
/// <param name="Path">Path on disk, below the table's folder.</param>
/// <param name="Bytes">Size in bytes as logged.</param>
/// <param name="Rows">Rows as logged, or null where the log does not say.</param>
public sealed record DeltaFile(string Path, long Bytes, long? Rows);
