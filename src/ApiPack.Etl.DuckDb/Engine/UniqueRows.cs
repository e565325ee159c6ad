using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Keeps the first row of each key; the others are rejected as <c>duplicate</c>.</summary>
internal static class UniqueRows
{
    /// <summary>The SELECT of the rows to keep; tables made on the way are added to <paramref name="scratch"/>.</summary>
    public static string KeepFirst(
        StagingArea area, Connection connection, Stage stage, IReadOnlyList<string> columns, string select, RejectSink rejects, List<string> scratch)
    {
        if (stage.UniqueKey is not { Count: > 0 })
            return select;
        if (connection.Long($"SELECT count(*) FROM ({select}) AS r") == connection.Long(DuplicateRows.KeyCount(stage, select)))
            return select;

        var table = area.Create(connection, DuplicateRows.Ranked(stage, columns, select));
        scratch.Add(table);
        rejects.Insert(connection, DuplicateRows.Rejected(stage, area.Qualified(table)));
        return DuplicateRows.Kept(columns, area.Qualified(table));
    }
}
