using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>A stage's rejected rows from its several causes, on their way to the table <c>rejects</c>.</summary>
internal sealed class RejectRows(Parts parts, TableWriter writer, string stage)
{
    private static readonly TableColumn[] Columns = [.. RejectsTable.Columns.Where(column => column.Name != RejectsTable.PartitionBy)];
    private readonly List<string> folders = [];

    /// <summary>Adds the rows of a SELECT of <c>key, reason, detail, rows</c>.</summary>
    public async Task Add(string select, CancellationToken cancellation)
    {
        var cut = $"SELECT CAST(key AS STRING) AS key, CAST(reason AS STRING) AS reason, left(detail, {Reject.MaxDetail}) AS detail, CAST(rows AS BIGINT) AS rows FROM {Sql.Relation(select)} AS r";
        folders.Add((await writer.WriteScratch(cut, cancellation)).Folder);
    }

    /// <summary>Rows by reason, and the files they are written to.</summary>
    public async Task<(IReadOnlyDictionary<string, long> ByReason, IReadOnlyList<TableFile> Files)> Write(CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (folders.Count == 0)
            return (counts, []);
        var view = $"{stage}__rejects";
        await parts.Catalog.View(view, folders, Columns, parts.Work.Path, cancellation);
        await foreach (var row in parts.Session.Rows($"SELECT reason, CAST(sum(rows) AS STRING) FROM {Sql.Name(view)} GROUP BY reason", 2, cancellation))
            counts.Add(row[0]!, long.Parse(row[1]!, System.Globalization.CultureInfo.InvariantCulture));
        return (counts, counts.Count == 0 ? [] : await writer.WriteRejects(stage, $"SELECT * FROM {Sql.Name(view)}", cancellation));
    }
}
