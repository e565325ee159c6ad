using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>A connection on which the registered tables hold one bucket at a time.</summary>
internal sealed class BucketConnection(Connection connection, Catalog catalog) : IDisposable
{
    private int? current;

    /// <summary>The connection.</summary>
    public Connection Sql => connection;

    /// <summary>Shows only this bucket of the tables from now on; null shows all of them.</summary>
    public void Show(IReadOnlyList<Table> read, int? bucket)
    {
        if (bucket == current)
            return;
        catalog.Restrict(connection, read, bucket);
        current = bucket;
    }

    public void Dispose() => connection.Dispose();
}
