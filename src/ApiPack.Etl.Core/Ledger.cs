namespace ApiPack.Etl.Core;

/// <summary>A stage's account: rows in = rows kept + rows rejected (design rule 1).</summary>
public sealed record LedgerEntry
{
    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>Rows that the stage's input should give.</summary>
    public required long In { get; init; }

    /// <summary>Rows kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Rows rejected, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>What else the stage tells of its kept rows: counts by name, such as the sizes that levels were cut to; empty where it tells nothing.</summary>
    public IReadOnlyDictionary<string, long> Figures { get; init; } = new Dictionary<string, long>();

    /// <summary>True when the sums meet.</summary>
    public bool Balances => In == Kept + Rejected.Values.Sum();

    /// <summary>Fails the build when the sums do not meet.</summary>
    /// <exception cref="InvalidOperationException">In differs from kept plus rejected.</exception>
    public LedgerEntry Checked() => Balances
        ? this
        : throw new InvalidOperationException($"stage {Stage}: {In} rows in, but {Kept} kept and {Rejected.Values.Sum()} rejected");
}
