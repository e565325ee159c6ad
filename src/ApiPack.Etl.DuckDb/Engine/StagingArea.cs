using System.Globalization;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>
/// A stage's tables of rows that are not yet in files. They lie in a database of their own, in memory, so that the room of a dropped table is
/// free at once whatever is being read elsewhere, and all of it when the stage ends or fails.
/// </summary>
internal sealed class StagingArea : IDisposable
{
    private static long areas;
    private readonly Database database;
    private long tables;

    public StagingArea(Database database)
    {
        this.database = database;
        Catalog = string.Create(CultureInfo.InvariantCulture, $"staging{Interlocked.Increment(ref areas)}");
        using var connection = database.Connect(CancellationToken.None);
        connection.Execute($"ATTACH ':memory:' AS {Catalog}");
    }

    /// <summary>The database's name.</summary>
    public string Catalog { get; }

    /// <summary>A new empty table; its name within <see cref="Catalog"/>.</summary>
    public string Create(Connection connection, IReadOnlyList<Column> columns)
    {
        var table = NewName();
        connection.Execute($"CREATE TABLE {Qualified(table)} ({string.Join(", ", columns.Select(c => $"{Sql.Name(c.Name)} {ColumnTypes.Sql(c.Type)}"))})");
        return table;
    }

    /// <summary>A new table of a SELECT's rows.</summary>
    public string Create(Connection connection, string select)
    {
        var table = NewName();
        connection.Execute($"CREATE TABLE {Qualified(table)} AS {select}");
        return table;
    }

    /// <summary>Drops tables and frees their room.</summary>
    public void Drop(Connection connection, IEnumerable<string> names)
    {
        foreach (var table in names)
            connection.Execute($"DROP TABLE {Qualified(table)}");
    }

    /// <summary>The SELECT of all rows of some tables with equal columns.</summary>
    public string All(IEnumerable<string> names) => string.Join(" UNION ALL ", names.Select(table => $"SELECT * FROM {Qualified(table)}"));

    /// <summary>The table as SQL names it.</summary>
    public string Qualified(string table) => $"{Catalog}.main.{table}";

    public void Dispose()
    {
        using var connection = database.Connect(CancellationToken.None);
        connection.Execute($"DETACH {Catalog}");
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref tables)}");
}
