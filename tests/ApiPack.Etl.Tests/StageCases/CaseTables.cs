using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb;

namespace ApiPack.Etl.Tests.StageCases;

/// <summary>Rows of cases as tables of a lake, and tables as rows: the embedded engine writes and reads them, whichever engine runs the stage.</summary>
/// <param name="lakeFolder">The lake's folder.</param>
internal sealed class CaseTables(string lakeFolder) : IDisposable
{
    private static readonly RowSchema<string> OneText =
        new([new("document", ColumnType.Text)], static (_, _) => throw new NotSupportedException(), static from => from.Text(0));

    private readonly DuckDbEngine engine = new(new DuckDbOptions { LakeFolder = lakeFolder, Threads = 1 });
    private int files;

    /// <summary>A table of these rows, cut into files as a build cuts it.</summary>
    /// <param name="like">The table as a build made it.</param>
    /// <param name="rows">The rows.</param>
    public Table Make(Table like, IReadOnlyList<JsonElement> rows)
    {
        var isCutByApi = like.Files.Any(file => file.Bucket is not null);
        var buckets = rows.GroupBy(row => isCutByApi ? Ids.Bucket(row.GetProperty("api_id").GetString()!) : (int?)null);
        return like with { Files = [.. buckets.SelectMany(bucket => Write(like, [.. bucket], bucket.Key)).OrderBy(file => file.Path, StringComparer.Ordinal)] };
    }

    /// <summary>These columns of a table's rows as JSON objects, in the order of their texts.</summary>
    public IReadOnlyList<string> Read(Table table, IEnumerable<TableColumn> columns)
    {
        engine.Register(table);
        return Documents(columns, Sql.Name(table.Name));
    }

    /// <summary>Rows as <see cref="Read"/> gives those of a table.</summary>
    public IReadOnlyList<string> Expected(IReadOnlyList<TableColumn> columns, IReadOnlyList<JsonElement> rows) =>
        rows.Count == 0 ? [] : Documents(columns, Relation(columns, rows));

    public void Dispose() => engine.Dispose();

    private IReadOnlyList<string> Documents(IEnumerable<TableColumn> columns, string relation) =>
        [.. engine.Read($"SELECT CAST(to_json(r) AS VARCHAR) FROM (SELECT {Sql.Names(columns.Select(column => column.Name))} FROM {relation} AS s) AS r", OneText).Order(StringComparer.Ordinal)];

    private IEnumerable<TableFile> Write(Table like, IReadOnlyList<JsonElement> rows, int? bucket)
    {
        var stage = new SqlStage
        {
            Name = like.Name,
            Scope = StageScope.Whole,
            Sql = $"SELECT {Sql.Names(like.Columns.Select(column => column.Name))} FROM {Relation(like.Columns, rows)} AS r",
            InputCountSql = $"SELECT CAST({rows.Count} AS BIGINT)",
            PartitionBy = like.PartitionBy,
            OrderBy = [.. like.Columns.Select(column => column.Name).Take(3)],
        };
        return engine.Run(stage, null, CancellationToken.None).Table.Files.Select(file => file with { Bucket = bucket });
    }

    private string Relation(IReadOnlyList<TableColumn> columns, IReadOnlyList<JsonElement> rows)
    {
        var unknown = rows.SelectMany(row => row.EnumerateObject()).Select(property => property.Name).Except(columns.Select(column => column.Name)).ToArray();
        if (unknown.Length > 0)
            throw new InvalidDataException($"no column is named {string.Join(", ", unknown)}; there are: {string.Join(", ", columns.Select(column => column.Name))}");
        var path = Path.Combine(lakeFolder, $"case-{++files}.jsonl");
        File.WriteAllLines(path, rows.Select(row => row.GetRawText()));
        return $"read_json({Sql.Text(path)}, format = 'newline_delimited', columns = {{{string.Join(", ", columns.Select(column => $"{Sql.Name(column.Name)}: {Sql.Text(column.SqlType)}"))}}})";
    }
}
