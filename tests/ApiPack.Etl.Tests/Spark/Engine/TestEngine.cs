using ApiPack.Etl.Spark;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Tests.Spark.Engine;

/// <summary>Spark engines whose workers are of the tests' own program.</summary>
internal static class TestEngine
{
    public static string Worker { get; } = Path.Combine(AppContext.BaseDirectory, "ApiPack.Etl.TestWorker");

    public static async Task<SparkEngine> Open(SparkServerFixture spark, string master, string lakeFolder) => Open((await spark.Server(master)).Address, lakeFolder);

    public static SparkEngine Open(ConnectAddress address, string lakeFolder, RetryPolicy? retries = null) => new(
        new SparkOptions
        {
            LakeFolder = lakeFolder,
            Address = address,
            Worker = WorkerProgram.OnExecutors(Worker),
            Settings = new Dictionary<string, string> { ["spark.sql.shuffle.partitions"] = "8" },
            Retries = retries ?? new RetryPolicy(),
        },
        CancellationToken.None);
}
