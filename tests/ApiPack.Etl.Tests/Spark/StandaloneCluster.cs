using System.Text.RegularExpressions;
using ApiPack.Etl.Spark.Server;

namespace ApiPack.Etl.Tests.Spark;

/// <summary>A standalone Spark cluster on this machine: a master and two workers of one core and one GiB, each a process.</summary>
internal sealed class StandaloneCluster : IAsyncDisposable
{
    private const int Workers = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly List<SparkProcess> processes = [];
    private readonly string folder;
    private readonly Dictionary<string, string?> environment;

    private StandaloneCluster(SparkInstallation spark, JavaRuntime java, string folder)
    {
        this.folder = folder;
        environment = new()
        {
            ["SPARK_HOME"] = LinkedHome.Make(spark, Path.Combine(folder, "home")),
            ["JAVA_HOME"] = java.Home,
            ["SPARK_LOCAL_IP"] = "127.0.0.1",
        };
    }

    /// <summary>The master's address for <c>--master</c>.</summary>
    public string Master { get; private set; } = "";

    /// <summary>Starts the cluster in a folder and waits until both workers are registered.</summary>
    public static async Task<StandaloneCluster> Start(SparkInstallation spark, JavaRuntime java, string folder)
    {
        var cluster = new StandaloneCluster(spark, java, folder);
        try
        {
            cluster.Master = (await cluster.Run("master", "Starting Spark master at (spark://\\S+)", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")).Groups[1].Value;
            for (var i = 0; i < Workers; i++)
                await cluster.Run($"worker-{i}", "Successfully registered with master", "org.apache.spark.deploy.worker.Worker", cluster.Master, "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", Path.Combine(folder, $"work-{i}"));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(processes))
            await process.Stop(TimeSpan.FromSeconds(20));
    }

    private async Task<Match> Run(string name, string ready, params string[] arguments)
    {
        var log = Path.Combine(folder, $"{name}.log");
        var process = SparkProcess.Start([Path.Combine(environment["SPARK_HOME"]!, "bin", "spark-class"), .. arguments], environment, folder, log);
        processes.Add(process);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var running = process.IsRunning;
            var said = File.Exists(log) ? await File.ReadAllTextAsync(log, patience.Token) : "";
            if (Regex.Match(said, ready) is { Success: true } found)
                return found;
            if (!running)
                throw new InvalidOperationException($"{name} of the cluster ended: {said}");
            await Task.Delay(100, patience.Token);
        }
    }
}
