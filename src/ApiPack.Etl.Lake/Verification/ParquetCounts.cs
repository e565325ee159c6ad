namespace ApiPack.Etl.Lake.Verification;

/// <summary>What the verifier asks an engine, since Parquet is read by the engine. Paths are below the lake's root; any exception becomes a finding.</summary>
public sealed record ParquetCounts
{
    /// <summary>Rows in a Parquet file.</summary>
    public required Func<string, long> Rows { get; init; }

    /// <summary>Sum of the column <c>rows</c> over files of the table <c>rejects</c>; never called without files.</summary>
    public required Func<IReadOnlyList<string>, long> RejectedRows { get; init; }
}
