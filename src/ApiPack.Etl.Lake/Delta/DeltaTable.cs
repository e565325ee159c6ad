using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>A Delta table of the lake (reader version 1, writer version 2): what Spark, Databricks, Fabric, DuckDB and pandas read, with time travel.</summary>
/// <param name="store">The lake.</param>
/// <param name="name">Table name.</param>
/// <param name="clock">Time for the log; the data never hold it.</param>
public sealed class DeltaTable(ILakeStore store, string name, TimeProvider clock)
{
    private const int MaxConflicts = 100;
    private readonly DeltaLog log = new(store, name);

    /// <summary>The newest version, or -1 when the table was never committed.</summary>
    public long Latest() => log.Latest();

    /// <summary>Files that are live at a version, in path order.</summary>
    /// <exception cref="InvalidDataException">The log is broken.</exception>
    /// <exception cref="IOException">There is no such version.</exception>
    public IReadOnlyList<DeltaFile> Files(long version) =>
        [.. log.Replay(version).Files.Select(static file => new DeltaFile(file.Key, file.Value.Size, file.Value.Rows))];

    /// <summary>Every data file that some version of the log ever added.</summary>
    /// <exception cref="InvalidDataException">The log is broken.</exception>
    public IReadOnlySet<string> FilesEver()
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var latest = Latest();
        for (var version = 0L; version <= latest; version++)
            paths.UnionWith(log.Read(version).Where(static action => action.Add is not null).Select(static action => DeltaPath.Decode(action.Add!.Path)));
        return paths;
    }

    /// <summary>
    /// Makes the table hold exactly the given files, which must be whole in place: one commit that adds what is new and removes what is gone.
    /// Nothing is committed when nothing differs. Another writer's commit in between is read, and the difference taken anew.
    /// </summary>
    /// <returns>The table's version that holds the files.</returns>
    /// <exception cref="InputException">A column or partition cannot be held by Delta, or the table was made for newer writers than this one.</exception>
    public long Commit(Table table, CommitInfo info)
    {
        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            if (TryCommit(log.Latest(), table, info) is { } version)
                return version;
        }

        throw new IOException($"table {name}: {MaxConflicts} other commits came first; stop the other writers and publish again");
    }

    /// <summary>As <see cref="Commit"/>, but only upon a known version (-1 before the first), for who must see every commit before his own.</summary>
    /// <returns>The table's version that holds the files, or null when another writer's commit came first.</returns>
    /// <exception cref="InputException">A column or partition cannot be held by Delta, or the table was made for newer writers than this one.</exception>
    public long? TryCommit(long upon, Table table, CommitInfo info)
    {
        if (table.Name != name)
            throw new ArgumentException($"table {table.Name} was given to the log of {name}", nameof(table));

        var current = upon < 0 ? null : log.Replay(upon);
        var actions = new DeltaChange(table, DeltaSchema.Write(table), info, clock.GetUtcNow()).From(current);
        return actions.Count == 0 ? upon
            : log.TryWrite(upon + 1, actions) ? upon + 1
            : null;
    }
}
