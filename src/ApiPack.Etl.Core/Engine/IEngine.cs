using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Engine;

/// <summary>What a stage gave: its table, the rejected rows' table part, and its account.</summary>
public sealed record StageResult
{
    /// <summary>The table made.</summary>
    public required Table Table { get; init; }

    /// <summary>Files of the table <c>rejects</c> (columns <c>stage, key, reason, detail, rows</c>; partitioned by <c>stage</c>), empty when nothing was rejected.</summary>
    public required IReadOnlyList<TableFile> Rejects { get; init; }

    /// <summary>The account, checked.</summary>
    public required LedgerEntry Ledger { get; init; }
}

/// <summary>A moment of a running stage.</summary>
/// <param name="Stage">Stage name.</param>
/// <param name="RowsIn">Input units done.</param>
/// <param name="RowsOut">Rows written.</param>
public readonly record struct StageProgress(string Stage, long RowsIn, long RowsOut)
{
    /// <summary>Tasks done, where the engine counts tasks and not rows.</summary>
    public long TasksDone { get; init; }

    /// <summary>Tasks known so far, or 0 where the engine counts rows.</summary>
    public long Tasks { get; init; }

    /// <summary>What the stage has asked models for so far, in this process.</summary>
    public ModelCounts Asked { get; init; }
}

/// <summary>What runs stages: sets in SQL, rows in C#. DuckDB in process, or a Spark cluster.</summary>
public interface IEngine : IDisposable
{
    /// <summary><c>duckdb</c> or <c>spark</c>.</summary>
    string Name { get; }

    /// <summary>Makes a table's files readable in SQL under the table's name; replaces an earlier one of that name.</summary>
    void Register(Table table);

    /// <summary>Runs a SQL stage: writes its files below <c>tables/{name}</c> under names from their content, and registers the table.</summary>
    StageResult Run(SqlStage stage, IProgress<StageProgress>? progress, CancellationToken cancellation);

    /// <summary>Runs a row step over its source, in parallel with bounded memory; writes and registers like a SQL stage.</summary>
    StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage, IProgress<StageProgress>? progress, CancellationToken cancellation);

    /// <summary>One BIGINT from a SELECT over registered tables.</summary>
    long Count(string sql);

    /// <summary>Reads a SELECT's rows, streamed; for small results and reports.</summary>
    IEnumerable<T> Read<T>(string sql, RowSchema<T> schema);

    /// <summary>The table's content fingerprint: 32 hexadecimal digits that depend on the rows alone, not on order, files or engine.</summary>
    string Fingerprint(Table table, CancellationToken cancellation);
}
