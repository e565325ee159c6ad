using ApiPack.Etl.Core;

namespace ApiPack.Etl.DuckDb.Native;

/// <summary>A DuckDB database in memory.</summary>
internal sealed class Database : IDisposable
{
    private readonly DatabaseHandle handle;

    private Database(DatabaseHandle handle) => this.handle = handle;

    /// <summary>Opens a database with the given settings.</summary>
    /// <exception cref="InputException">A setting is unknown or its value wrong.</exception>
    public static Database OpenInMemory(IReadOnlyDictionary<string, string> settings)
    {
        _ = Api.CreateConfig(out var config);
        try
        {
            foreach (var (name, value) in settings)
            {
                if (Api.SetConfig(config, name, value) != 0)
                    throw new InputException($"DuckDB does not take the setting {name} = {value}.");
            }

            var failed = Api.Open(null, out var database, config, out var error) != 0;
            var message = Api.TakeText(error);
            return failed ? throw new InputException($"DuckDB does not open: {message}") : new Database(database);
        }
        finally
        {
            Api.DestroyConfig(ref config);
        }
    }

    /// <summary>A new connection whose queries end when <paramref name="cancellation"/> is asked for.</summary>
    public Connection Connect(CancellationToken cancellation) => Api.Connect(handle, out var connection) == 0
        ? new Connection(connection, cancellation)
        : throw new DuckDbException("DuckDB gave no connection.");

    public void Dispose() => handle.Dispose();
}
