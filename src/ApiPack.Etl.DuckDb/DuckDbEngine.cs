using System.Globalization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Engine;
using ApiPack.Etl.DuckDb.Fingerprints;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb;

/// <summary>
/// The embedded engine: DuckDB in process. Every query runs on one thread, which makes its files the same in every run; stages are
/// parallel because several threads run queries and row steps of their own.
/// </summary>
public sealed class DuckDbEngine : IEngine
{
    private readonly WorkFolder work;
    private readonly Database database;
    private readonly Parts parts;

    /// <summary>Starts the engine.</summary>
    /// <exception cref="InputException">DuckDB's library is missing, or an option is wrong.</exception>
    public DuckDbEngine(DuckDbOptions options)
    {
        var lake = Checked(options);
        Library.Load(options.LibraryPath);
        work = new WorkFolder(lake, "duckdb");
        try
        {
            database = Database.OpenInMemory(Settings(options, work));
            parts = new Parts(database, new Catalog(lake), new TableWriter(new DataFiles(lake), work), options);
            using var connection = database.Connect(CancellationToken.None);
            connection.Execute(Macros());
            foreach (var sql in options.SetupSql)
                connection.Execute(sql);
        }
        catch
        {
            database?.Dispose();
            work.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name => "duckdb";

    /// <inheritdoc/>
    public void Register(Table table)
    {
        using var connection = database.Connect(CancellationToken.None);
        parts.Catalog.Register(table, connection);
    }

    /// <inheritdoc/>
    public StageResult Run(SqlStage stage, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        SqlStageRun.Run(parts, stage, Meter(stage, progress), cancellation);

    /// <inheritdoc/>
    public StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        RowStageRun<TIn, TOut>.Run(parts, stage, Meter(stage, progress), cancellation);

    /// <inheritdoc/>
    public long Count(string sql)
    {
        using var connection = database.Connect(CancellationToken.None);
        return connection.Long(sql);
    }

    /// <inheritdoc/>
    public IEnumerable<T> Read<T>(string sql, RowSchema<T> schema)
    {
        using var connection = database.Connect(CancellationToken.None);
        foreach (var row in RowStream.Read(connection, sql, schema))
            yield return row;
    }

    /// <summary>The table's content fingerprint, as <see cref="RowHash"/> defines it.</summary>
    public string Fingerprint(Table table, CancellationToken cancellation) => TableFingerprint.Of(parts, table, cancellation);

    /// <summary>Closes DuckDB and removes the temporary files.</summary>
    public void Dispose()
    {
        database.Dispose();
        work.Dispose();
    }

    private ProgressMeter Meter(Stage stage, IProgress<StageProgress>? progress) => new(stage.Name, progress, parts.Options.Time);

    private static string Checked(DuckDbOptions options)
    {
        var lake = Path.GetFullPath(options.LakeFolder);
        if (lake.AsSpan().IndexOfAny("*?[]") >= 0)
            throw new InputException($"The lake folder {lake} holds one of * ? [ ], which DuckDB reads as a pattern: use another folder.");
        if (options.Threads < 1)
            throw new InputException($"The engine needs at least 1 thread, not {options.Threads}.");
        return options.MemoryLimitBytes >= 64 << 20 ? lake : throw new InputException($"DuckDB needs at least 64 MiB of memory, not {options.MemoryLimitBytes} bytes.");
    }

    private static Dictionary<string, string> Settings(DuckDbOptions options, WorkFolder work) => new()
    {
        ["threads"] = "1",
        ["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{options.MemoryLimitBytes}B"),
        ["temp_directory"] = Path.Combine(work.Path, "spill"),
        ["preserve_insertion_order"] = "true",
        ["autoinstall_known_extensions"] = "false",
        ["autoload_known_extensions"] = "false",
    };

    private static string Macros()
    {
        using var stream = typeof(DuckDbEngine).Assembly.GetManifestResourceStream("macros.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
