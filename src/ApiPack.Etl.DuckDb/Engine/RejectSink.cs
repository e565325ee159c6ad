using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A stage's rejected rows from all threads, on their way to the table <c>rejects</c>.</summary>
internal sealed class RejectSink
{
    private static readonly RowSchema<(string Reason, long Rows)> Counts = new(
        [new("reason", ColumnType.Text), new("rows", ColumnType.Long)],
        static (row, to) =>
        {
            to.Text(row.Reason);
            to.Long(row.Rows);
        },
        static from => (from.Text(0), from.Long(1)));

    private readonly string stage;
    private readonly StagingArea area;
    private readonly string inserted;
    private readonly List<string> tables;

    public RejectSink(string stage, StagingArea area, Connection connection)
    {
        this.stage = stage;
        this.area = area;
        Schema = Layout(stage);
        inserted = area.Create(connection, Schema.Columns);
        tables = [inserted];
    }

    /// <summary>Layout of the table <c>rejects</c> for rows of this stage.</summary>
    public RowSchema<Reject> Schema { get; }

    /// <summary>A table of its own for one thread.</summary>
    public StagedTable<Reject> NewPart(Connection connection)
    {
        var part = new StagedTable<Reject>(area, connection, Schema);
        lock (tables)
            tables.Add(part.Name);
        return part;
    }

    /// <summary>Adds the rows of a SELECT of <c>key, reason, detail, rows</c>.</summary>
    public void Insert(Connection connection, string select) => connection.Execute(
        $"INSERT INTO {area.Qualified(inserted)} SELECT {Sql.Text(stage)}, key, reason, left(detail, {Reject.MaxDetail}), rows FROM {Sql.Relation(select)} AS r");

    /// <summary>Rejected rows by reason, once all parts are flushed.</summary>
    public IReadOnlyDictionary<string, long> ByReason(Connection connection) => new SortedDictionary<string, long>(
        RowStream.Read(connection, $"SELECT reason, CAST(sum(rows) AS BIGINT) FROM ({All}) AS r GROUP BY reason", Counts)
            .ToDictionary(count => count.Reason, count => count.Rows), StringComparer.Ordinal);

    /// <summary>Writes the rows to <c>tables/rejects/stage=…</c>.</summary>
    public IReadOnlyList<TableFile> Write(Connection connection, TableWriter writer) =>
        writer.WriteFile(connection, RejectsTable.Name, RejectsTable.OrderBy, All, null, $"stage={stage}") is { } file ? [file] : [];

    private string All => area.All(tables);

    private static RowSchema<Reject> Layout(string stage) => new(
        [
            new("stage", ColumnType.Text),
            new("key", ColumnType.Text),
            new("reason", ColumnType.Text),
            new("detail", ColumnType.Text),
            new("rows", ColumnType.Long),
        ],
        (reject, to) =>
        {
            to.Text(stage);
            to.Text(reject.Key);
            to.Text(reject.Reason);
            to.Text(reject.Detail);
            to.Long(reject.Rows);
        },
        static from => new Reject(from.Text(1), from.Text(2), from.Text(3), from.Long(4)));
}
