using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A row stage's input as batches.</summary>
internal sealed class RowSource<TIn, TOut>(RowStage<TIn, TOut> stage)
{
    /// <summary>The batches, made as they are asked for; each must be disposed.</summary>
    public IEnumerable<RowBatch<TIn>> Batches(Connection connection) => stage switch
    {
        { Source: { } sql, Rows: null } => Selected(connection, sql),
        { Source: null, Rows: { } rows } => rows.Chunk(stage.BatchRows).Select(batch => new ListBatch<TIn>(batch)),
        _ => throw new InvalidOperationException($"stage {stage.Name}: give either a source or rows"),
    };

    private IEnumerable<RowBatch<TIn>> Selected(Connection connection, string sql)
    {
        var schema = stage.Step.Input;
        using var stream = connection.Stream(sql);
        ColumnTypes.Check(stream, schema.Columns, sql);
        while (stream.Next() is { } chunk)
        {
            var rows = (int)Api.ChunkSize(chunk);
            var shared = new SharedChunk(chunk, (rows + stage.BatchRows - 1) / stage.BatchRows);
            for (var from = 0; from < rows; from += stage.BatchRows)
                yield return new ChunkBatch<TIn>(shared, schema, from, Math.Min(from + stage.BatchRows, rows));
        }
    }
}
