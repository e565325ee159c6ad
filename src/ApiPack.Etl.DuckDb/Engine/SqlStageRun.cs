using System.Collections.Concurrent;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>One run of a SQL stage: bucket by bucket where the stage allows it, several at a time.</summary>
internal sealed class SqlStageRun(Parts parts, SqlStage stage, ProgressMeter meter)
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
    private IReadOnlyList<TableColumn> columns = [];
    private IReadOnlyList<Table> read = [];

    public StageResult Run(CancellationToken cancellation)
    {
        using var connection = parts.Database.Connect(cancellation);
        read = parts.Catalog.Read(connection, new[] { stage.Sql, stage.InputCountSql, stage.RejectsSql }.OfType<string>());
        columns = [.. RowStream.Read(connection, $"SELECT column_name, column_type FROM (DESCRIBE {select})", Described)];
        using var area = new StagingArea(parts.Database);
        var rejects = new RejectSink(stage.Name, area, connection);
        Workers.ForEach(Pieces(), parts.Options.Threads, parts.Connect, (piece, own) => Make(piece, own, area, rejects), cancellation);
        return StageTable.Close(parts, connection, stage, columns, files, rejects, meter);
    }

    // Known partition values are made one by one: nothing wide is held, and a stage that runs as a whole still uses all threads.
    private List<Piece> Pieces()
    {
        string?[] partitions = stage is { PartitionBy: not null, PartitionValues: { } values, UniqueKey: null } ? [.. values] : [null];
        return [.. Catalog.Buckets(stage.Scope, read).SelectMany(bucket => partitions.Select(value => new Piece(bucket, value, value == partitions[^1])))];
    }

    private void Make(Piece piece, BucketConnection own, StagingArea area, RejectSink rejects)
    {
        own.Show(read, piece.Bucket);
        var made = piece.Partition is { } value
            ? [.. new[] { parts.Writer.WritePartition(own.Sql, stage, select, piece.Bucket, value) }.OfType<TableFile>()]
            : stage.UniqueKey is null ? parts.Writer.Write(own.Sql, stage, select, piece.Bucket)
            : WriteUnique(own.Sql, piece.Bucket, area, rejects);
        foreach (var file in made)
            files.Add(file);
        var rowsIn = piece.Accounts ? Account(own.Sql, rejects) : 0;
        meter.Add(rowsIn, made.Sum(file => file.Rows));
    }

    private IReadOnlyList<TableFile> WriteUnique(Connection connection, int? bucket, StagingArea area, RejectSink rejects)
    {
        var scratch = new List<string> { area.Create(connection, select) };
        var kept = UniqueRows.KeepFirst(
            area, connection, stage, [.. columns.Select(c => c.Name)], $"SELECT * FROM {area.Qualified(scratch[0])}", rejects, scratch);
        var made = parts.Writer.Write(connection, stage, kept, bucket);
        area.Drop(connection, scratch);
        return made;
    }

    private long Account(Connection connection, RejectSink rejects)
    {
        if (stage.RejectsSql is { } sql)
            rejects.Insert(connection, sql);
        return connection.Long(stage.InputCountSql);
    }

    /// <summary>A part of the stage's work; one piece of each bucket also counts its input and rejects.</summary>
    private readonly record struct Piece(int? Bucket, string? Partition, bool Accounts);
}
