using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>What ingest makes of one file.</summary>
public sealed record FileJudgement
{
    /// <summary>The row, or null when the file is rejected.</summary>
    public FileRow? Row { get; init; }

    /// <summary>Why it is rejected, or null.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Operations in the file; null when it was rejected before they were counted.</summary>
    public long? Operations { get; init; }
}
