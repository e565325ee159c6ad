using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;
using ApiPack.Etl.DuckDb.Values;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A SELECT's rows as records, streamed.</summary>
internal static class RowStream
{
    /// <summary>Reads all rows; the connection is the caller's.</summary>
    public static IEnumerable<T> Read<T>(Connection connection, string sql, RowSchema<T> schema)
    {
        using var stream = connection.Stream(sql);
        ColumnTypes.Check(stream, schema.Columns, sql);
        var reader = new ChunkReader(schema.Columns);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                reader.Attach(chunk);
                for (int row = 0, rows = (int)Api.ChunkSize(chunk); row < rows; row++)
                {
                    reader.MoveTo(row);
                    yield return schema.Read(reader);
                }
            }
        }
    }
}
