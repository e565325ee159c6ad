using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>What every stage works with.</summary>
internal sealed record Parts(Database Database, Catalog Catalog, TableWriter Writer, DuckDbOptions Options)
{
    /// <summary>A new connection, of which a stage shows itself one bucket after another.</summary>
    public BucketConnection Connect(CancellationToken cancellation) => new(Database.Connect(cancellation), Catalog);
}
