using System.Globalization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Spark.Server;

namespace ApiPack.Etl.Benchmarks.Spark;

/// <summary>
/// The whole build of every nth file of the corpus on the embedded engine with one thread, and on Spark with one and with two executors of one core, in one
/// run. Each engine builds twice, in one process or server, and the second time is shown: a cluster's Java has compiled itself long before it is done.
/// </summary>
internal static class SparkRate
{
    private const long Megabyte = 1_000_000;

    private static readonly HashSet<string> RowSteps = [.. Steps.All.Select(step => step.Name)];

    public static async Task<int> RunAsync(int every, string? worker, TextWriter to)
    {
        using var scratch = new ScratchFolder();
        var (files, bytes) = Sample(Directory.CreateDirectory(Path.Combine(scratch.Path, "sample")).FullName, every);
        to.WriteLine(Text($"every {every}th file of the corpus: {files:N0} files, {(double)bytes / Megabyte:N0} MB; second of two builds, CPU seconds"));
        var embedded = Second(scratch.Path, "duckdb", options => options, null);
        var differing = new List<string>();
        IReadOnlyList<StageCost>? before = null;
        for (var executors = 1; executors <= 2; executors++)
        {
            var (build, stages) = await OnSpark(scratch.Path, worker, executors);
            Table(to, $"Spark, {executors} executor{(executors > 1 ? "s" : "")}", embedded.Stages, stages, before ?? stages);
            differing.AddRange(build.Fingerprints.Where(table => embedded.Fingerprints[table.Key] != table.Value).Select(table => table.Key));
            before = stages;
        }

        to.WriteLine(Text($"lake {(double)embedded.Bytes.Values.Sum() / Megabyte:N1} MB"));
        to.WriteLine(differing.Count == 0 ? "fingerprints: equal on all engines, table by table" : $"fingerprints differ: {string.Join(", ", differing)}");
        return differing.Count == 0 ? 0 : 1;
    }

    private static void Table(TextWriter to, string engine, IReadOnlyList<StageCost> embedded, IReadOnlyList<StageCost> spark, IReadOnlyList<StageCost> before)
    {
        to.WriteLine(Text($"{"",27}embedded             {engine}"));
        to.WriteLine("stage                rows      CPU      rows/s       JVM   workers      rows/s   overhead   of it a row    shuffled      wall   faster");
        foreach (var (own, cluster, earlier) in embedded.Zip(spark, before))
            Row(to, own, cluster, earlier);
        foreach (var (name, isRow) in new[] { ("row stages", true), ("SQL stages", false) })
        {
            StageCost Total(IEnumerable<StageCost> stages) => StageCost.Sum(name, stages.Where(stage => RowSteps.Contains(stage.Stage) == isRow));
            Row(to, Total(embedded), Total(spark), Total(before));
        }
    }

    private static void Row(TextWriter to, StageCost own, StageCost cluster, StageCost earlier) => to.WriteLine(Text(
        $"{own.Stage,-16} {own.Rows,9:N0} {own.Cpu,8:F2} {own.Rate,11:N0} {cluster.Spark.Own + cluster.Driver,9:F2} {cluster.Spark.Children,9:F2} {cluster.Rate,11:N0} {cluster.Cpu / Math.Max(own.Cpu, 0.01),8:F1} x {1e6 * (cluster.Cpu - own.Cpu) / own.Rows,10:N0} us {(double)cluster.Shuffled / Megabyte,8:N1} MB {cluster.Wall,9:F1} {earlier.Wall / cluster.Wall,6:F2} x"));

    private static async Task<(MeasuredBuild Build, IReadOnlyList<StageCost> Stages)> OnSpark(string folder, string? worker, int executors)
    {
        var log = Directory.CreateDirectory(Path.Combine(folder, $"log-{executors}")).FullName;
        MeasuredBuild build;
        await using (var server = await SparkServer.Start(
            new SparkServerOptions
            {
                Spark = SparkInstallation.Find(Environment.GetEnvironmentVariable, AppContext.BaseDirectory) ?? throw new InputException("there is no Spark: set SPARK_HOME"),
                Java = JavaRuntime.Find(Environment.GetEnvironmentVariable),
                Folder = Path.Combine(folder, $"server-{executors}"),
                Master = $"local-cluster[{executors},1,1024]",
                Settings = ShuffleLog.Settings(log),
            },
            CancellationToken.None))
        {
            build = Second(
                folder,
                $"spark-{executors}",
                options => options with { Engine = "spark", Spark = server.SecretAddress, Worker = worker ?? Path.Combine(AppContext.BaseDirectory, "apipack") },
                server.Process.Id);
        }

        return (build, ShuffleLog.WithShuffled(build, log));
    }

    private static MeasuredBuild Second(string folder, string name, Func<BuildOptions, BuildOptions> engine, int? server)
    {
        MeasuredBuild Run(string lake) => MeasuredBuild.Run(
            engine(new BuildOptions { Lake = Path.Combine(folder, lake), Sources = [$"corpus={Path.Combine(folder, "sample")}"], Threads = 1, MemoryLimitBytes = 1L << 30 }), server);
        Run($"{name}-first");
        return Run($"{name}-second");
    }

    private static (int Files, long Bytes) Sample(string folder, int every)
    {
        var (count, bytes) = (0, 0L);
        foreach (var file in Directory.GetFiles(Checkout.Corpus, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, at) => at % every == 0))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Checkout.Corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            (count, bytes) = (count + 1, bytes + new FileInfo(copy).Length);
        }

        return (count, bytes);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
