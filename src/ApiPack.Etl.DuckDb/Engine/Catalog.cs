using System.Collections.Concurrent;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>The registered tables, and the views that show them: whole, or one API bucket of them.</summary>
internal sealed class Catalog(string lakeFolder)
{
    private readonly ConcurrentDictionary<string, Table> tables = new(StringComparer.OrdinalIgnoreCase);

    // DuckDB takes any k=v folder of a path for a partition: with such a lake folder the partition column is read from the files instead.
    private readonly bool prunesPartitions = !lakeFolder.Contains('=');

    /// <summary>Makes the table readable under its name on every connection.</summary>
    public void Register(Table table, Connection connection)
    {
        connection.Execute($"CREATE OR REPLACE VIEW memory.main.{Sql.Name(table.Name)} AS {Select(table, table.Files)}");
        tables[table.Name] = table;
    }

    /// <summary>The registered tables that the SELECTs read.</summary>
    public IReadOnlyList<Table> Read(Connection connection, IEnumerable<string> selects) =>
    [
        .. selects.SelectMany(select => TableNames.Of(connection, select)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
            .Select(tables.GetValueOrDefault).OfType<Table>(),
    ];

    /// <summary>The buckets of the tables, largest first; null stands for all rows at once.</summary>
    public static IReadOnlyList<int?> Buckets(StageScope scope, IReadOnlyList<Table> read)
    {
        int?[] buckets = scope == StageScope.Whole
            ? []
            : [.. read.SelectMany(table => table.Files).Where(file => file.Bucket is not null)
                .GroupBy(file => file.Bucket).OrderByDescending(files => files.Sum(file => file.Bytes)).ThenBy(files => files.Key)
                .Select(files => files.Key)];
        return buckets.Length == 0 ? [null] : buckets;
    }

    /// <summary>Shows a connection only one bucket of the tables, and what has no bucket; null changes nothing.</summary>
    public void Restrict(Connection connection, IReadOnlyList<Table> read, int? bucket)
    {
        if (bucket is null)
            return;
        foreach (var table in read)
            connection.Execute($"CREATE OR REPLACE TEMP VIEW {Sql.Name(table.Name)} AS {Select(table, [.. table.Files.Where(file => file.Bucket is null || file.Bucket == bucket)])}");
    }

    /// <summary>The SELECT of one file's columns in the table's order.</summary>
    public string Select(Table table, TableFile file) => Select(table, [file]);

    private string Select(Table table, IReadOnlyList<TableFile> files)
    {
        if (files.Count == 0)
            return $"SELECT {string.Join(", ", table.Columns.Select(column => $"CAST(NULL AS {column.SqlType}) AS {Sql.Name(column.Name)}"))} WHERE false";
        var paths = string.Join(", ", files.Select(file => Sql.Text(Path.Combine(lakeFolder, "tables", table.Name, file.Path))));
        var partitions = table.PartitionBy is { } column && prunesPartitions
            ? $"hive_partitioning = true, hive_types = {{{Sql.Text(column)}: VARCHAR}}"
            : "hive_partitioning = false";
        return $"SELECT {Sql.Names(table.Columns.Select(c => c.Name))} FROM read_parquet([{paths}], {partitions})";
    }
}
