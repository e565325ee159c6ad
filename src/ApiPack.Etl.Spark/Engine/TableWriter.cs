using System.Globalization;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>
/// Writes relations as sorted Parquet files, one for each bucket and partition value. Spark writes into a fresh folder; what it left there is
/// counted, and only then moved to its place.
/// </summary>
internal sealed class TableWriter(Parts parts, TaskMeter meter)
{
    private const string Bucket = "apipack_bucket";
    private const string Partition = "apipack_partition";
    private const string NullPartition = "__HIVE_DEFAULT_PARTITION__";
    private const int NoBucket = -1;

    /// <summary>Writes a SELECT's rows in the stage's order.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="select">The rows.</param>
    /// <param name="apiId">Name of the column that gives a row's bucket, or null for a table that is not cut by API.</param>
    /// <param name="cancellation">Stops the write; nothing is left behind.</param>
    public async Task<IReadOnlyList<TableFile>> Write(Stage stage, string select, string? apiId, CancellationToken cancellation)
    {
        var among = stage is { PartitionBy: { } column, PartitionValues: { } values } ? $" WHERE {Sql.Name(column)} IN ({string.Join(", ", values.Select(Sql.Text))})" : "";
        var cut = $"SELECT *, {BucketOf(apiId)} AS {Bucket}{(stage.PartitionBy is { } by ? $", CAST({Sql.Name(by)} AS STRING) AS {Partition}" : "")} FROM ({select}) AS r{among}";
        string[] folders = stage.PartitionBy is null ? [Bucket] : [Bucket, Partition];
        var folder = await WriteCut(cut, folders, stage.OrderBy, cancellation);
        return await Adopt(stage.Table, folder, path => PartitionOf(stage, path), cancellation);
    }

    /// <summary>Writes a stage's rejected rows as one file.</summary>
    public async Task<IReadOnlyList<TableFile>> WriteRejects(string stage, string select, CancellationToken cancellation)
    {
        var cut = $"SELECT {Sql.Text(stage)} AS stage, *, {BucketOf(null)} AS {Bucket} FROM ({select}) AS r";
        var folder = await WriteCut(cut, [Bucket], RejectsTable.OrderBy, cancellation);
        return await Adopt(RejectsTable.Name, folder, _ => $"{RejectsTable.PartitionBy}={stage}", cancellation);
    }

    /// <summary>Writes a relation as it comes, for a later look.</summary>
    /// <returns>The folder, and the numbers observed.</returns>
    public Task<(string Folder, IReadOnlyDictionary<string, long> Observed)> WriteScratch(string select, CancellationToken cancellation) =>
        WriteScratch(Plans.Sql(select), select, cancellation);

    /// <summary>Writes a relation as it comes, for a later look.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="sql">Its SQL, for errors.</param>
    /// <param name="cancellation">Stops the write.</param>
    /// <returns>The folder, and the numbers observed.</returns>
    public async Task<(string Folder, IReadOnlyDictionary<string, long> Observed)> WriteScratch(Relation relation, string sql, CancellationToken cancellation)
    {
        var folder = parts.Work.NewFolder();
        var observed = await parts.Session.Run(Plans.WriteParquet(relation, "file:" + folder, []), sql, meter.Report, cancellation);
        meter.EndOperation();
        return (folder, observed);
    }

    private static string BucketOf(string? apiId) => apiId is null
        ? $"CAST({NoBucket} AS INT)"
        : $"CAST(conv(substring(sha2({Sql.Name(apiId)}, 256), 2, 1), 16, 10) AS INT)";

    private async Task<string> WriteCut(string cut, string[] folders, IEnumerable<string> orderBy, CancellationToken cancellation)
    {
        var select = $"{cut} DISTRIBUTE BY {Sql.Names(folders)} SORT BY {Sql.Order(folders.Concat(orderBy))}";
        var folder = parts.Work.NewFolder();
        await parts.Session.Run(Plans.WriteParquet(Plans.Sql(select), "file:" + folder, folders), select, meter.Report, cancellation);
        meter.EndOperation();
        return folder;
    }

    private async Task<IReadOnlyList<TableFile>> Adopt(string table, string folder, Func<string, string?> partition, CancellationToken cancellation)
    {
        var files = new List<TableFile>();
        var written = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories) : [];
        if (written.Length > 0)
        {
            var rows = await RowCounts(folder, cancellation);
            foreach (var path in written)
            {
                cancellation.ThrowIfCancellationRequested();
                var bucket = int.Parse(ValueOf(Bucket, path), CultureInfo.InvariantCulture);
                files.Add(parts.Files.Adopt(path, new WrittenFile(rows[path], bucket == NoBucket ? null : bucket, partition(path)), table));
            }
        }

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private async Task<Dictionary<string, long>> RowCounts(string folder, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        var sql = $"SELECT _metadata.file_path, CAST(count(*) AS STRING) FROM parquet.`file:{folder}` GROUP BY _metadata.file_path";
        await foreach (var row in parts.Session.Rows(sql, 2, cancellation))
            rows.Add(LocalPath(row[0]!), long.Parse(row[1]!, CultureInfo.InvariantCulture));
        return rows;
    }

    // Spark writes file:/tmp/a%20b or file:///tmp/a%20b.
    private static string LocalPath(string uri) => "/" + Uri.UnescapeDataString(uri["file:".Length..].TrimStart('/'));

    private static string? PartitionOf(Stage stage, string path)
    {
        if (stage.PartitionBy is null)
            return null;
        var value = ValueOf(Partition, path);
        return DataFiles.Partition(stage, value == NullPartition ? null : Uri.UnescapeDataString(value));
    }

    private static string ValueOf(string column, string path) =>
        path.Split('/').Single(part => part.StartsWith(column + "=", StringComparison.Ordinal))[(column.Length + 1)..];
}
