using System.Collections.Concurrent;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Fingerprints;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>One run of a SQL stage: bucket by bucket where the stage allows it, several at a time.</summary>
internal sealed class SqlStageRun(Parts parts, SqlStage stage, StagingArea area, RejectSink rejects, ProgressMeter meter)
{
    private static readonly RowSchema<TableColumn> Described = new(
        [new("column_name", ColumnType.Text), new("column_type", ColumnType.Text)],
        static (column, to) =>
        {
            to.Text(column.Name);
            to.Text(column.SqlType);
        },
        static from => new TableColumn(from.Text(0), from.Text(1)));

    private readonly ConcurrentBag<TableFile> files = [];
    private readonly string select = $"SELECT * FROM {Sql.Relation(stage.Sql)} AS s";

    /// <summary>Runs the stage to its end.</summary>
    public static StageResult Run(Parts parts, SqlStage stage, ProgressMeter meter, CancellationToken cancellation)
    {
        using var area = new StagingArea(parts.Database);
        using var connection = parts.Database.Connect(cancellation);
        var rejects = new RejectSink(stage.Name, area, connection);
        return new SqlStageRun(parts, stage, area, rejects, meter).Run(connection, cancellation);
    }

    private StageResult Run(Connection connection, CancellationToken cancellation)
    {
        var read = parts.Catalog.Read(connection, new[] { stage.Sql, stage.InputCountSql, stage.RejectsSql }.OfType<string>());
        var columns = Columns(connection);
        Workers.ForEach(Pieces(read), parts.Options.Threads, parts.Connect, Make, cancellation);
        return StageTable.Close(parts, connection, stage, columns, files, rejects, meter);

        void Make(Piece piece, BucketConnection own)
        {
            own.Show(read, piece.Bucket);
            var made = Write(own.Sql, piece, columns);
            foreach (var file in made)
                files.Add(file);
            meter.Add(piece.Accounts ? Account(own.Sql) : 0, made.Sum(file => file.Rows));
        }
    }

    private IReadOnlyList<TableColumn> Columns(Connection connection)
    {
        // Parquet would take some types that Delta or Spark read as others, or not at all.
        using (var none = connection.Stream($"{select} LIMIT 0"))
            CanonicalColumn.Of(none);
        return [.. RowStream.Read(connection, $"SELECT column_name, column_type FROM (DESCRIBE {select})", Described)];
    }

    // Known partition values are made one by one: nothing wide is held, and a stage that runs as a whole still uses all threads.
    private List<Piece> Pieces(IReadOnlyList<Table> read)
    {
        string?[] partitions = stage is { PartitionBy: not null, PartitionValues: { } values, UniqueKey: null } ? [.. values] : [null];
        return [.. Catalog.Buckets(stage.Scope, read).SelectMany(bucket => partitions.Select((value, i) => new Piece(bucket, value, i == partitions.Length - 1)))];
    }

    private IReadOnlyList<TableFile> Write(Connection connection, Piece piece, IReadOnlyList<TableColumn> columns)
    {
        if (piece.Partition is { } value)
            return parts.Writer.WritePartition(connection, stage, select, piece.Bucket, value) is { } file ? [file] : [];
        if (stage.UniqueKey is null)
            return parts.Writer.Write(connection, stage, select, piece.Bucket);

        var scratch = new List<string> { area.Create(connection, select) };
        var kept = UniqueRows.KeepFirst(area, connection, stage, [.. columns.Select(c => c.Name)], area.All(scratch), rejects, scratch);
        var made = parts.Writer.Write(connection, stage, kept, piece.Bucket);
        area.Drop(connection, scratch);
        return made;
    }

    private long Account(Connection connection)
    {
        if (stage.RejectsSql is { } sql)
            rejects.Insert(connection, sql);
        return connection.Long(stage.InputCountSql);
    }

    /// <summary>A part of the stage's work; one piece of each bucket also counts its input and rejects.</summary>
    private readonly record struct Piece(int? Bucket, string? Partition, bool Accounts);
}
