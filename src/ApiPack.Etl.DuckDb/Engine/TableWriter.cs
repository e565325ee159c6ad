using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Writes relations as sorted Parquet files under names from their content: equal rows make equal files.</summary>
internal sealed partial class TableWriter(string lakeFolder, WorkFolder work)
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
    public TableFile? WritePartition(Connection connection, Stage stage, string select, int? bucket, string value)
    {
        var column = stage.PartitionBy ?? throw new ArgumentException("the stage has no partitions", nameof(stage));
        if (!PartitionValue.IsMatch(value))
            throw new InvalidOperationException($"stage {stage.Name}: {column} = '{value}' cannot name a partition ([A-Za-z0-9._-]+)");
        return WriteFile(connection, stage.Table, stage.OrderBy, $"SELECT * FROM ({select}) AS r WHERE {Sql.Name(column)} = {Sql.Text(value)}", bucket, $"{column}={value}");
    }

    /// <summary>Writes a SELECT's rows as one file; null when there are none.</summary>
    public TableFile? WriteFile(Connection connection, string table, IReadOnlyList<string> orderBy, string select, int? bucket, string? partition)
    {
        var temporary = work.NewFile();
        try
        {
            return Copied(connection, table, orderBy, select, bucket, partition, temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private TableFile? Copied(
        Connection connection, string table, IReadOnlyList<string> orderBy, string select, int? bucket, string? partition, string temporary)
    {
        var rows = connection.Execute(
            $"COPY (SELECT * FROM ({select}) AS r ORDER BY {Sql.Order(orderBy)}) TO {Sql.Text(temporary)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {ZstdLevel}, ROW_GROUP_SIZE {RowGroupRows}, USE_TMP_FILE false)");
        if (rows == 0)
            return null;

        var sha256 = Sha256(temporary);
        var name = $"{(partition is null ? "" : partition + "/")}{(bucket is { } number ? $"{number:00}" : "all")}-{sha256[..32]}.parquet";
        var path = Path.Combine(lakeFolder, "tables", table, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = new FileInfo(temporary).Length;
        if (!File.Exists(path))
            File.Move(temporary, path);
        return new TableFile { Path = name, Rows = rows, Bytes = bytes, Sha256 = sha256, Partition = partition, Bucket = bucket };
    }

    private static IEnumerable<string> Values(Connection connection, Stage stage, string select, string column) => stage.PartitionValues
        ?? [.. RowStream.Read(connection, $"SELECT DISTINCT CAST({Sql.Name(column)} AS VARCHAR) AS v FROM ({select}) AS r ORDER BY v NULLS FIRST", OneText)
            .Select(value => value ?? throw new InvalidOperationException($"stage {stage.Name}: {column} is NULL, which cannot name a partition"))];

    private static string Sha256(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex PartitionValue { get; }
}
