namespace ApiPack.Etl.Sources.Check;

/// <summary>What ingest would do with a file: a line of the command <c>check</c>.</summary>
public sealed record CheckRow
{
    /// <summary>Path below the path given; members as <c>archive!member</c>.</summary>
    public required string File { get; init; }

    /// <summary><c>keep</c> or <c>reject</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Operations in the file; null when it was rejected before they were counted.</summary>
    public required long? Operations { get; init; }

    /// <summary>Why it is rejected (<see cref="Reasons"/>), or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>What exactly, or null.</summary>
    public required string? Detail { get; init; }
}
