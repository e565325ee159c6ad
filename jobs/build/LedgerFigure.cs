using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>A figure that the ledger tells of a stage's kept rows.</summary>
internal sealed record LedgerFigure(string Name, long Value)
{
    public static RowSchema<LedgerFigure> Schema { get; } = new(
        [new("name", ColumnType.Text), new("value", ColumnType.Long)],
        static (row, to) =>
        {
            to.Text(row.Name);
            to.Long(row.Value);
        },
        static from => new LedgerFigure(from.Text(0), from.Long(1)));
}
