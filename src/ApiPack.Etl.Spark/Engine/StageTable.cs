using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Closes a stage: its table registered, its rejects written, its account checked.</summary>
internal static class StageTable
{
    /// <summary>Puts a stage's result together.</summary>
    /// <exception cref="InvalidOperationException">The sums of the account do not meet.</exception>
    public static async Task<StageResult> Close(
        Parts parts, Stage stage, IReadOnlyList<TableColumn> columns, IReadOnlyList<TableFile> files, StageAccount account, CancellationToken cancellation)
    {
        var table = new Table { Name = stage.Table, Columns = columns, PartitionBy = stage.PartitionBy, Files = files };
        var (byReason, rejected) = await account.Rejects.Write(cancellation);
        var ledger = new LedgerEntry { Stage = stage.Name, In = account.In, Kept = table.Rows, Rejected = byReason }.Checked();
        await parts.Catalog.Register(table, cancellation);
        account.Meter.End(ledger);
        return new StageResult { Table = table, Rejects = rejected, Ledger = ledger };
    }
}

/// <summary>What a stage's account is made of.</summary>
/// <param name="In">Rows that the input should give.</param>
/// <param name="Rejects">The rejected rows.</param>
/// <param name="Meter">Told the final counts.</param>
internal sealed record StageAccount(long In, RejectRows Rejects, TaskMeter Meter);
