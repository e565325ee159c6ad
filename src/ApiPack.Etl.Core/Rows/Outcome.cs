namespace ApiPack.Etl.Core.Rows;

/// <summary>What became of a row: kept as <typeparamref name="T"/>, or rejected with a reason. A rejection is a value, not an exception.</summary>
public readonly struct Outcome<T>
{
    private readonly T? row;

    private Outcome(T? row, Reject? reject)
    {
        this.row = row;
        Reject = reject;
    }

    /// <summary>The rejection, or null when the row is kept.</summary>
    public Reject? Reject { get; }

    /// <summary>The kept row.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a rejection.</exception>
    public T Row => Reject is null ? row! : throw new InvalidOperationException($"rejected: {Reject.Reason}");

    /// <summary>A kept row.</summary>
    public static Outcome<T> Keep(T row) => new(row, null);

    /// <summary>A rejected row.</summary>
    public static Outcome<T> Drop(Reject reject) => new(default, reject);
}

/// <summary>A rejected row, kept in the table <c>rejects</c> (the engine adds the stage's name).</summary>
/// <param name="Key">Key of the row that is missing: a file's <c>source:path</c>, an endpoint_id, a unique_id.</param>
/// <param name="Reason">Short stable reason, kebab case, such as <c>non-english</c>.</param>
/// <param name="Detail">What exactly, with file, JSON pointer or value; never a secret; what goes beyond <see cref="MaxDetail"/> is cut.</param>
/// <param name="Rows">How many rows the rejection stands for (a file that fails as a whole stands for all its operations).</param>
public sealed record Reject(string Key, string Reason, string Detail, long Rows = 1)
{
    /// <summary>Most characters of a detail.</summary>
    public const int MaxDetail = 500;

    /// <summary>What exactly, at most <see cref="MaxDetail"/> characters.</summary>
    public string Detail { get; init; } = Cut(Detail);

    private static string Cut(string detail) => detail.Length <= MaxDetail ? detail
        : char.IsHighSurrogate(detail[MaxDetail - 1]) ? detail[..(MaxDetail - 1)]
        : detail[..MaxDetail];
}
