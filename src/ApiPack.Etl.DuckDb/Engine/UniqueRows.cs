using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Keeps the first row of each key; the others are rejected as <c>duplicate</c>.</summary>
internal static class UniqueRows
{
    private const string Rank = "apipack_rank";

    /// <summary>The SELECT of the rows to keep; tables made on the way are added to <paramref name="scratch"/>.</summary>
    public static string KeepFirst(
        StagingArea area, Connection connection, Stage stage, IReadOnlyList<string> columns, string select, RejectSink rejects, List<string> scratch)
    {
        if (stage.UniqueKey is not { Count: > 0 } key)
            return select;
        var rows = connection.Long($"SELECT count(*) FROM ({select}) AS r");
        if (rows == connection.Long($"SELECT count(*) FROM (SELECT DISTINCT {Sql.Names(key)} FROM ({select}) AS r) AS d"))
            return select;

        // Rows that share key and order are told apart by their other columns: which one stays must not depend on threads.
        var order = Sql.Order(stage.OrderBy.Concat(columns.Except(stage.OrderBy)));
        var table = area.Create(connection, $"SELECT *, row_number() OVER (PARTITION BY {Sql.Names(key)} ORDER BY {order}) AS {Rank} FROM ({select}) AS r");
        scratch.Add(table);
        var ranked = area.Qualified(table);
        rejects.Insert(connection, $"""
            SELECT {Joined("d", key)} AS key, 'duplicate' AS reason, 'kept: ' || {Named("k", stage.OrderBy)} AS detail, 1 AS rows
            FROM {ranked} AS d JOIN {ranked} AS k ON k.{Rank} = 1 AND d.{Rank} > 1 AND {string.Join(" AND ", key.Select(c => $"d.{Sql.Name(c)} IS NOT DISTINCT FROM k.{Sql.Name(c)}"))}
            """);
        return $"SELECT {Sql.Names(columns)} FROM {ranked} WHERE {Rank} = 1";
    }

    private static string Joined(string row, IEnumerable<string> columns) => string.Join(" || ':' || ", columns.Select(c => Shown(row, c)));

    private static string Named(string row, IEnumerable<string> columns) => string.Join(" || ', ' || ", columns.Select(c => $"{Sql.Text(c + "=")} || {Shown(row, c)}"));

    private static string Shown(string row, string column) => $"coalesce(CAST({row}.{Sql.Name(column)} AS VARCHAR), 'NULL')";
}
