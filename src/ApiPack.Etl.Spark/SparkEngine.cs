using System.Buffers;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Engine;
using ApiPack.Etl.Spark.Fingerprints;

namespace ApiPack.Etl.Spark;

/// <summary>
/// The Spark engine: stages run on a cluster over Spark Connect, row steps as worker processes of the executors. Rows never come to the driver,
/// which only names, checks and moves files; so the lake must be on a disk that driver and executors share.
/// </summary>
public sealed class SparkEngine : IEngine, IFileLister
{
    private static readonly SearchValues<char> PatternSigns = SearchValues.Create("*?[]{}\\,'\"");

    private readonly IAsyncDisposable? ownServer;
    private readonly WorkFolder work;
    private readonly SparkSession session;
    private readonly Parts parts;

    /// <summary>Opens a session, settles it and uploads the worker.</summary>
    /// <exception cref="InputException">The server cannot be reached or refuses, or an option is wrong.</exception>
    public SparkEngine(SparkOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lake = Checked(options.LakeFolder);
        ownServer = options.OwnServer;
        session = SparkSession.Open(options.Address, options.Retries, cancellation).GetAwaiter().GetResult();
        try
        {
            work = new WorkFolder(lake, Name);
            parts = new Parts(session, new Catalog(session, lake), new DataFiles(lake), work, Settle(options, cancellation).GetAwaiter().GetResult());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name => "spark";

    /// <inheritdoc/>
    public void Register(Table table) => parts.Catalog.Register(table, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public StageResult Run(SqlStage stage, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        SqlStageRun.Run(parts, stage, new TaskMeter(stage.Name, progress), cancellation).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public StageResult Run<TIn, TOut>(RowStage<TIn, TOut> stage, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        RowStageRun<TIn, TOut>.Run(parts, stage, new TaskMeter(stage.Name, progress), cancellation).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public long Count(string sql) => session.Long(sql, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public IEnumerable<T> Read<T>(string sql, RowSchema<T> schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var reader = new JsonRowReader(schema.Columns);
        foreach (var row in session.Rows($"SELECT {JsonRows.Document(schema.Columns)} FROM {JsonRows.Named(sql, schema.Columns)}", 1, CancellationToken.None).ToBlockingEnumerable())
        {
            reader.Attach(System.Text.Encoding.UTF8.GetBytes(row[0]!));
            yield return schema.Read(reader);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ListedFile> List(FileRoot root, CancellationToken cancellation) => FileListing.Of(session, root, cancellation).ToBlockingEnumerable(cancellation);

    /// <inheritdoc/>
    public string Fingerprint(Table table, CancellationToken cancellation) => TableFingerprint.Of(parts, table, cancellation).GetAwaiter().GetResult();

    /// <summary>Releases the session and removes the temporary files.</summary>
    public void Dispose()
    {
        session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        work?.Dispose();
        ownServer?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task<string> Settle(SparkOptions options, CancellationToken cancellation)
    {
        await session.Configure(SessionSettings.All.Concat(options.Settings).ToDictionary(), cancellation);
        foreach (var sql in options.SetupSql)
            await session.Run(sql, cancellation);
        if (!options.Worker.IsUploaded)
            return options.Worker.Path;
        var name = Path.GetFileName(options.Worker.Path);
        await Artifacts.Upload(session, $"files/{name}", options.Worker.Path, cancellation);
        return $"./{session.ServerSideId}/{name}";
    }

    private static string Checked(string folder)
    {
        var lake = Path.GetFullPath(folder);
        return lake.AsSpan().IndexOfAny(PatternSigns) < 0
            ? lake
            : throw new InputException($"The lake folder {lake} holds one of * ? [ ] {{ }} \\ , ' \", which Spark reads as a pattern: use another folder.");
    }
}
