using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Types;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>The session's views: registered tables, and files on their way to one.</summary>
internal sealed class Catalog(SparkSession session, string lakeFolder)
{
    /// <summary>Makes the table's files, and no others of its folder, readable under its name.</summary>
    public Task Register(Table table, CancellationToken cancellation) => Register(table, table.Name, cancellation);

    /// <summary>Makes the table's files, and no others of its folder, readable under a name.</summary>
    public async Task Register(Table table, string name, CancellationToken cancellation)
    {
        var folder = Path.Combine(lakeFolder, "tables", table.Name);
        var files = table.Files.Select(file => Path.Combine(folder, file.Path)).ToArray();
        if (files.Length == 0)
        {
            var nothing = table.Columns.Select(column => $"CAST(NULL AS {SparkTypes.Spell(SqlTypeParser.Parse(column.SqlType))}) AS {Sql.Name(column.Name)}");
            await session.Run($"CREATE OR REPLACE TEMPORARY VIEW {Sql.Name(name)} AS SELECT {string.Join(", ", nothing)} WHERE false", cancellation);
            return;
        }

        // A partition column is read from the folders' names and would come last.
        var parts = $"{name}__files";
        await View(parts, files, table.Columns, folder, cancellation);
        await session.Run($"CREATE OR REPLACE TEMPORARY VIEW {Sql.Name(name)} AS SELECT {Sql.Names(table.Columns.Select(column => column.Name))} FROM {Sql.Name(parts)}", cancellation);
    }

    /// <summary>Makes files or folders of Parquet readable under a name.</summary>
    public Task View(string name, IEnumerable<string> paths, IEnumerable<TableColumn> columns, string basePath, CancellationToken cancellation) =>
        session.Run(Plans.View(name, Plans.Parquet(paths.Select(path => "file:" + path), SparkTypes.Schema(columns), "file:" + basePath)), name, null, cancellation);

    /// <summary>The columns of a SELECT.</summary>
    /// <exception cref="SparkException">One has a type that tables do not have.</exception>
    public async Task<IReadOnlyList<TableColumn>> Columns(string select, CancellationToken cancellation)
    {
        var columns = new List<TableColumn>();
        await foreach (var row in session.Rows($"DESCRIBE QUERY {select}", 3, cancellation))
            columns.Add(new TableColumn(row[0]!, SparkTypes.Read(row[0]!, row[1]!)));
        return columns;
    }
}
