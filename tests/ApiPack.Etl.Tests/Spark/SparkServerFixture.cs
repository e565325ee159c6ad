using System.Collections.Concurrent;
using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Engine;
using ApiPack.Etl.Spark.Server;

namespace ApiPack.Etl.Tests.Spark;

/// <summary>Spark Connect servers for all tests of the collection, one a master, each started when a test first asks for it.</summary>
public sealed class SparkServerFixture : IAsyncLifetime
{
    public const string Local = "local[2]";
    public const string LocalCluster = "local-cluster[2,1,1024]";

    /// <summary>A standalone master with two workers, started with the first server that asks for it.</summary>
    public const string Standalone = "spark://";

    private readonly string folder = Directory.CreateTempSubdirectory("spark-servers-").FullName;
    private readonly ConcurrentBag<StandaloneCluster> clusters = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<SparkServer>>> servers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<SparkSession>>> sessions = new();

    /// <summary>Spark and Java; where one is missing the test is skipped with the reason, or fails when <c>CI</c> is <c>true</c>.</summary>
    public static (SparkInstallation Spark, JavaRuntime Java) Installation
    {
        get
        {
            try
            {
                var spark = SparkInstallation.Find(Environment.GetEnvironmentVariable, AppContext.BaseDirectory)
                    ?? throw new InputException("there is no Spark: set SPARK_HOME, or put it at ../shared/spark");
                return (spark, JavaRuntime.Find(Environment.GetEnvironmentVariable));
            }
            catch (InputException missing) when (Environment.GetEnvironmentVariable("CI") != "true")
            {
                Skip.If(true, missing.Message);
                throw;
            }
        }
    }

    /// <summary>The server of a master.</summary>
    public Task<SparkServer> Server(string master) => servers.GetOrAdd(master, key => new(() => Start(key))).Value;

    /// <summary>A session on the master's server, with the engine's settings.</summary>
    internal Task<SparkSession> Session(string master) => sessions.GetOrAdd(master, key => new(() => Open(key))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var session in sessions.Values.Where(session => session is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await (await session.Value).DisposeAsync();
        foreach (var server in servers.Values.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await (await server.Value).DisposeAsync();
        foreach (var cluster in clusters)
            await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<SparkServer> Start(string master)
    {
        var (spark, java) = Installation;
        var own = Directory.CreateDirectory(Path.Combine(folder, $"{Guid.NewGuid():N}")).FullName;
        if (master == Standalone)
        {
            clusters.Add(await StandaloneCluster.Start(spark, java, Directory.CreateDirectory(Path.Combine(own, "cluster")).FullName));
            master = clusters.Single().Master;
        }

        return await SparkServer.Start(new SparkServerOptions { Spark = spark, Java = java, Folder = own, Master = master }, CancellationToken.None);
    }

    private async Task<SparkSession> Open(string master)
    {
        var session = await SparkSession.Open((await Server(master)).Address, new RetryPolicy(), CancellationToken.None);
        await session.Configure(SessionSettings.All, CancellationToken.None);
        return session;
    }
}

/// <summary>Tests that share Spark Connect servers.</summary>
[CollectionDefinition(Name)]
public sealed class SparkServerTests : ICollectionFixture<SparkServerFixture>
{
    public const string Name = "spark-server";
}
