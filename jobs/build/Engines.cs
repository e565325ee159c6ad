using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Spark;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>The engines that can run a build, by name.</summary>
internal static class Engines
{
    public const string Default = "duckdb";

    public static IReadOnlyDictionary<string, Func<BuildOptions, CancellationToken, IEngine>> All { get; } =
        new Dictionary<string, Func<BuildOptions, CancellationToken, IEngine>>(StringComparer.Ordinal)
        {
            [Default] = DuckDb,
            ["spark"] = Spark,
        };

    /// <summary>True for an engine whose machines read file systems that this one may not see.</summary>
    public static bool SeesRemote(string engine) => engine != Default;

    private static DuckDbEngine DuckDb(BuildOptions options, CancellationToken cancellation) => new(new DuckDbOptions
    {
        LakeFolder = options.Lake,
        Threads = options.Threads,
        MemoryLimitBytes = options.MemoryLimitBytes,
        SetupSql = ResourceFile.Statements("08-instances/structs.duckdb.sql"),
    });

    private static SparkEngine Spark(BuildOptions options, CancellationToken cancellation)
    {
        var setup = ResourceFile.Statements("08-instances/structs.spark.sql");
        if (options.Spark is { } address)
        {
            return new SparkEngine(
                new SparkOptions { LakeFolder = options.Lake, Address = ConnectAddress.Parse(address), Worker = Worker(options), SetupSql = setup },
                cancellation);
        }

        // Its executors are of this machine, and run this program as it is.
        var server = SparkServers.Start(Path.Combine(options.Lake, "work", "spark-server"), $"local[{options.Threads}]", options.Log, cancellation).GetAwaiter().GetResult();
        try
        {
            return new SparkEngine(
                new SparkOptions
                {
                    LakeFolder = options.Lake,
                    Address = server.Address,
                    OwnServer = server,
                    Retries = new RetryPolicy { IsServerGone = () => !server.Process.IsRunning },
                    Worker = WorkerProgram.OnExecutors(options.Worker ?? Path.Combine(AppContext.BaseDirectory, "apipack")),
                    SetupSql = setup,
                    Settings = new Dictionary<string, string> { ["spark.sql.shuffle.partitions"] = "32" },
                },
                cancellation);
        }
        catch
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    private static WorkerProgram Worker(BuildOptions options)
    {
        if (options.Worker is { } path)
        {
            return WorkerProgram.OnExecutors(path);
        }

        var isOneFile = !File.Exists(Path.Combine(AppContext.BaseDirectory, "apipack.dll"));
        return isOneFile && Environment.ProcessPath is { } self
            ? WorkerProgram.Uploaded(self)
            : throw new InputException("--spark: executors elsewhere need apipack as one file: run the build with a published apipack (dotnet publish jobs -r linux-x64), which uploads itself, or name one on the executors with --worker PATH");
    }
}
