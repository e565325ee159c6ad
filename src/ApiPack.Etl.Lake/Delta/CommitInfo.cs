namespace ApiPack.Etl.Lake.Delta;

/// <summary>What a commit says of itself; shown by <c>DESCRIBE HISTORY</c>, never part of a fingerprint.</summary>
public sealed record CommitInfo
{
    /// <summary>The tool and its version, such as <c>apipack/1.0.0</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The dataset version that the commit was made for, or null.</summary>
    public string? DatasetVersion { get; init; }
}
