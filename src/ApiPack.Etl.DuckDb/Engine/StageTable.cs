using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Closes a stage: its table registered, its rejects written, its account checked.</summary>
internal static class StageTable
{
    /// <summary>Puts a stage's result together.</summary>
    /// <exception cref="InvalidOperationException">The sums of the account do not meet.</exception>
    public static StageResult Close(
        Parts parts, Connection connection, Stage stage, IReadOnlyList<TableColumn> columns, IEnumerable<TableFile> files, RejectSink rejects, ProgressMeter meter)
    {
        var table = new Table
        {
            Name = stage.Table,
            Columns = columns,
            PartitionBy = stage.PartitionBy,
            Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
        };
        var ledger = new LedgerEntry { Stage = stage.Name, In = meter.RowsIn, Kept = table.Rows, Rejected = rejects.ByReason(connection) }.Checked();
        var result = new StageResult { Table = table, Rejects = rejects.Write(connection, parts.Writer), Ledger = ledger };
        parts.Catalog.Register(table, connection);
        meter.End(ledger);
        return result;
    }
}
