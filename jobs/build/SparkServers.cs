using System.Globalization;
using ApiPack.Etl.Spark.Server;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Spark on this machine: found, or fetched once, and started.</summary>
internal static class SparkServers
{
    /// <summary>Where a fetched Spark is kept, and the server that outlives its command.</summary>
    public static string Folder { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "apipack", "spark");

    /// <summary>Where a release is fetched from.</summary>
    public static string Mirror => Environment.GetEnvironmentVariable("APIPACK_SPARK_MIRROR") ?? SparkRelease.DefaultMirror;

    /// <summary><c>SPARK_HOME</c>, else <c>shared/spark</c> beside the repository, else a release fetched into a folder.</summary>
    public static async Task<SparkInstallation> Find(string folder, string mirror, TextWriter log, CancellationToken cancellation)
    {
        if (SparkInstallation.Find(Environment.GetEnvironmentVariable, AppContext.BaseDirectory) is { } found)
        {
            return found;
        }

        var release = new SparkRelease { Mirror = mirror };
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var tenths = 0L;
        return await release.Fetch(folder, http, Report, cancellation);

        void Report(long bytes, long? total)
        {
            if (total is > 0 && bytes * 10 / total.Value is var part && part > tenths)
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{release.Name}: {(tenths = part) * 10} % of {total >> 20} MiB"));
            }
        }
    }

    /// <summary>Starts a server of a build's own.</summary>
    public static async Task<SparkServer> Start(string folder, string master, TextWriter log, CancellationToken cancellation) => await SparkServer.Start(
        new SparkServerOptions
        {
            Java = JavaRuntime.Find(Environment.GetEnvironmentVariable),
            Spark = await Find(Folder, Mirror, log, cancellation),
            Folder = folder,
            Master = master,
        },
        cancellation);
}
