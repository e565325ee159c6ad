using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A bucket's rows that wait to be written.</summary>
/// <param name="Bucket">The bucket, or null in a table that is not cut by API.</param>
/// <param name="Select">The SELECT of the rows.</param>
/// <param name="Tables">Staging tables to drop when the rows are in files.</param>
internal sealed record StagedBucket(int? Bucket, string Select, IReadOnlyList<string> Tables)
{
    private const string Column = "apipack_bucket";

    /// <summary>The buckets less the rows that the stage's unique key rejects: a key is unique over all the buckets given.</summary>
    public static IReadOnlyList<StagedBucket> Unique(
        StagingArea area, Connection connection, Stage stage, IReadOnlyList<string> columns, IReadOnlyList<StagedBucket> buckets, RejectSink rejects)
    {
        if (stage.UniqueKey is null || buckets.Count == 0)
            return buckets;
        var all = string.Join(" UNION ALL ", buckets.Select(bucket => $"SELECT *, {Number(bucket)} AS {Column} FROM ({bucket.Select}) AS b"));
        var scratch = new List<string>();
        var kept = UniqueRows.KeepFirst(area, connection, stage, [.. columns, Column], all, rejects, scratch);
        if (scratch.Count == 0)
            return buckets;
        area.Drop(connection, buckets.SelectMany(bucket => bucket.Tables));
        return
        [
            .. buckets.Select(bucket => new StagedBucket(
                bucket.Bucket,
                $"SELECT {Sql.Names(columns)} FROM ({kept}) AS k WHERE {Column} = {Number(bucket)}",
                buckets.Count == 1 ? scratch : [])),
        ];
    }

    private static int Number(StagedBucket bucket) => bucket.Bucket ?? -1;
}
