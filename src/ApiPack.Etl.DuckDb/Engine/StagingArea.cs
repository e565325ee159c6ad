using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Tables for rows that are not yet in files. They lie in a database of their own, so that a long read elsewhere does not hold up the room that dropping them frees.</summary>
internal static class StagingArea
{
    /// <summary>The attached database's name.</summary>
    public const string Catalog = "staging";

    private static long tables;

    /// <summary>Attaches the database, once an engine.</summary>
    public static void Attach(Connection connection) => connection.Execute($"ATTACH ':memory:' AS {Catalog}");

    /// <summary>A new empty table's name; tables are named below <see cref="Catalog"/>.</summary>
    public static string Create(Connection connection, IReadOnlyList<Column> columns)
    {
        var table = NewName();
        connection.Execute($"CREATE TABLE {Qualified(table)} ({string.Join(", ", columns.Select(c => $"{Sql.Name(c.Name)} {ColumnTypes.Sql(c.Type)}"))})");
        return table;
    }

    /// <summary>A new table of a SELECT's rows.</summary>
    public static string Create(Connection connection, string select)
    {
        var table = NewName();
        connection.Execute($"CREATE TABLE {Qualified(table)} AS {select}");
        return table;
    }

    /// <summary>Drops tables and frees their room.</summary>
    public static void Drop(Connection connection, IEnumerable<string> names)
    {
        foreach (var table in names)
            connection.Execute($"DROP TABLE {Qualified(table)}");
    }

    /// <summary>The table as SQL names it.</summary>
    public static string Qualified(string table) => $"{Catalog}.main.{table}";

    private static string NewName() => $"t{Interlocked.Increment(ref tables)}";
}
