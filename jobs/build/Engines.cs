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

    private static DuckDbEngine DuckDb(BuildOptions options, CancellationToken cancellation) => new(new DuckDbOptions
    {
        LakeFolder = options.Lake,
        Threads = options.Threads,
        MemoryLimitBytes = options.MemoryLimitBytes,
        SetupSql = SqlFile.Statements("08-instances/structs.duckdb.sql"),
    });

    private static SparkEngine Spark(BuildOptions options, CancellationToken cancellation) => new(
        new SparkOptions
        {
            LakeFolder = options.Lake,
            Address = ConnectAddress.Parse(options.Spark ?? throw new InputException("--engine spark needs the address of a server: --spark sc://host:port")),
            Worker = WorkerProgram.OnExecutors(options.Worker ?? throw new InputException("--engine spark needs the worker program: --worker PATH")),
            SetupSql = SqlFile.Statements("08-instances/structs.spark.sql"),
        },
        cancellation);
}
