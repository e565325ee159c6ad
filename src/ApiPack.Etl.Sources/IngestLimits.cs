namespace ApiPack.Etl.Sources;

/// <summary>Bounds on what one file and one archive may cost. The APIs.guru corpus needs 47 MB and 34 levels.</summary>
public sealed record IngestLimits
{
    /// <summary>Bytes of one file or archive member, as read; also of YAML once converted to JSON.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Levels of nesting, at most 500.</summary>
    public int Depth { get; init; } = 128;

    /// <summary>Nodes that YAML aliases and merge keys may add to a document.</summary>
    public int AliasNodes { get; init; } = 1_000_000;

    /// <summary>Members of one archive.</summary>
    public int ArchiveMembers { get; init; } = 100_000;

    /// <summary>Bytes of all members of one archive together, uncompressed.</summary>
    public long ArchiveBytes { get; init; } = 2L << 30;
}
