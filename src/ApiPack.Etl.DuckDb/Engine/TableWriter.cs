using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Writes relations as sorted Parquet files under names from their content: equal rows make equal files.</summary>
internal sealed class TableWriter(DataFiles files, WorkFolder work)
{
    // Ten vectors: small enough that a row group of wide rows fits the memory, large enough to compress well.
    private const int RowGroupRows = 20480;

    // Twice as fast as the default level 3; on code the files are no larger.
    private const int ZstdLevel = 1;

    private static readonly RowSchema<string?> OneText =
        new([new("value", ColumnType.Text)], static (text, to) => to.Text(text), static from => from.TextOrNull(0));

    /// <summary>Writes a SELECT's rows in the stage's order, one file a partition value; empty files are left out.</summary>
    public IReadOnlyList<TableFile> Write(Connection connection, Stage stage, string select, int? bucket) => stage.PartitionBy is { } column
        ? [.. Values(connection, stage, select, column).Select(value => WritePartition(connection, stage, select, bucket, value)).OfType<TableFile>()]
        : [.. new[] { WriteFile(connection, stage.Table, stage.OrderBy, select, bucket, null) }.OfType<TableFile>()];

    /// <summary>Writes the rows of one partition value; null when there are none.</summary>
    public TableFile? WritePartition(Connection connection, Stage stage, string select, int? bucket, string? value)
    {
        var column = stage.PartitionBy ?? throw new ArgumentException("the stage has no partitions", nameof(stage));
        var partition = DataFiles.Partition(stage, value);
        return WriteFile(connection, stage.Table, stage.OrderBy, $"SELECT * FROM ({select}) AS r WHERE {Sql.Name(column)} = {Sql.Text(value!)}", bucket, partition);
    }

    /// <summary>Writes a SELECT's rows as one file; null when there are none.</summary>
    public TableFile? WriteFile(Connection connection, string table, IReadOnlyList<string> orderBy, string select, int? bucket, string? partition)
    {
        var temporary = work.NewFile();
        try
        {
            var rows = connection.Execute(
                $"COPY (SELECT * FROM ({select}) AS r ORDER BY {Sql.Order(orderBy)}) TO {Sql.Text(temporary)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {ZstdLevel}, ROW_GROUP_SIZE {RowGroupRows}, USE_TMP_FILE false)");
            return rows == 0 ? null : files.Adopt(temporary, new WrittenFile(rows, bucket, partition), table);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static IEnumerable<string?> Values(Connection connection, Stage stage, string select, string column) => (IEnumerable<string?>?)stage.PartitionValues
        ?? [.. RowStream.Read(connection, $"SELECT DISTINCT CAST({Sql.Name(column)} AS VARCHAR) AS v FROM ({select}) AS r ORDER BY v NULLS FIRST", OneText)];
}
