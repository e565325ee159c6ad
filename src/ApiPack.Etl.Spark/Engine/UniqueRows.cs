using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Keeps the first row of each key; the others are rejected as <c>duplicate</c>.</summary>
internal static class UniqueRows
{
    /// <summary>The SELECT of the rows to keep.</summary>
    public static async Task<string> KeepFirst(
        Parts parts, TableWriter writer, Stage stage, IReadOnlyList<TableColumn> columns, string select, RejectRows rejects, CancellationToken cancellation)
    {
        if (stage.UniqueKey is not { Count: > 0 })
            return select;
        if (await parts.Session.Long($"SELECT count(*) FROM ({select}) AS r", cancellation) == await parts.Session.Long(DuplicateRows.KeyCount(stage, select), cancellation))
            return select;

        string[] names = [.. columns.Select(column => column.Name)];
        var (folder, _) = await writer.WriteScratch(DuplicateRows.Ranked(stage, names, select), cancellation);
        var ranked = $"{stage.Name}__ranked";
        await parts.Catalog.View(ranked, [folder], [.. columns, new TableColumn(DuplicateRows.Rank, "INTEGER")], folder, cancellation);
        await rejects.Add(DuplicateRows.Rejected(stage, Sql.Name(ranked)), cancellation);
        return DuplicateRows.Kept(names, Sql.Name(ranked));
    }
}
