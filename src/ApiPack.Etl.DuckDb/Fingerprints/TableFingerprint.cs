using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.DuckDb.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Fingerprints;

/// <summary>Computes a table's fingerprint, several files at a time.</summary>
internal static class TableFingerprint
{
    public static string Of(Parts parts, Table table, CancellationToken cancellation)
    {
        var sum = new RowHash();
        var gate = new Lock();
        Workers.ForEach(table.Files, parts.Options.Threads, parts.Database.Connect, AddFile, cancellation);
        return sum.ToString();

        void AddFile(TableFile file, Connection connection)
        {
            var hash = Rows(connection, parts.Catalog.Select(table, file));
            lock (gate)
                sum.Add(hash);
        }
    }

    private static RowHash Rows(Connection connection, string select)
    {
        using var stream = connection.Stream(select);
        var columns = CanonicalColumn.Of(stream);
        var text = new CanonicalText();
        var hash = new RowHash();
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                for (var i = 0; i < columns.Length; i++)
                    columns[i].Attach(Api.ChunkVector(chunk, (ulong)i));
                for (long row = 0, rows = (long)Api.ChunkSize(chunk); row < rows; row++)
                {
                    text.Clear();
                    foreach (var column in columns)
                        column.Write(row, text);
                    hash.Add(text.Bytes);
                }
            }
        }

        return hash;
    }
}
