using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Spark.Server;

/// <summary>How the server's process is called, and the folder that it lives in.</summary>
internal sealed partial class ServerCommand(SparkServerOptions options)
{
    private const string Unverified = "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private readonly string home = Path.Combine(options.Folder, "home");
    private readonly string local = Path.Combine(options.Folder, "local");

    /// <summary>The server's working folder, where uploads lie.</summary>
    public string WorkFolder { get; } = Path.Combine(options.Folder, "work");

    /// <summary>The server's log file.</summary>
    public string Log { get; } = Path.Combine(options.Folder, "server.log");

    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> Line
    {
        get
        {
            var line = new List<string>
            {
                Path.Combine(home, "bin", "spark-submit"),
                "--master", options.Master,
                "--driver-memory", options.DriverMemory,
                "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
            };
            if (options.Spark.DeltaJars.Count > 0)
                line.AddRange(["--jars", string.Join(',', options.Spark.DeltaJars)]);
            if (options.Files.Count > 0)
                line.AddRange(["--files", string.Join(',', options.Files)]);
            foreach (var (name, value) in Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
                line.AddRange(["--conf", $"{name}={value}"]);
            line.Add("spark-internal");
            return line;
        }
    }

    /// <summary>Variables of the process. The token goes this way because arguments are for all users to see.</summary>
    public IReadOnlyDictionary<string, string?> Environment(string token) => new Dictionary<string, string?>
    {
        ["SPARK_HOME"] = home,
        ["JAVA_HOME"] = options.Java.Home,
        ["SPARK_LOCAL_IP"] = "127.0.0.1",
        ["SPARK_LOCAL_DIRS"] = local,
        ["SPARK_CONNECT_AUTHENTICATE_TOKEN"] = token,
    };

    /// <summary>Makes the folder as a new server needs it.</summary>
    public void PrepareFolder()
    {
        foreach (var folder in new[] { home, local, WorkFolder })
            Core.Engine.WorkFolder.Remove(folder);
        Directory.CreateDirectory(options.Folder);
        File.Delete(Log);
        Directory.CreateDirectory(local);
        Directory.CreateDirectory(WorkFolder);
        LinkedHome.Make(options.Spark, home);
    }

    private Dictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["spark.ui.enabled"] = "false",
                ["spark.connect.grpc.binding.address"] = "127.0.0.1",
                ["spark.connect.grpc.binding.port"] = options.Port.ToString(CultureInfo.InvariantCulture),
                ["spark.sql.warehouse.dir"] = Path.Combine(WorkFolder, "warehouse"),
            };
            if (options.Spark.DeltaJars.Count > 0)
            {
                settings["spark.sql.extensions"] = "io.delta.sql.DeltaSparkSessionExtension";
                settings["spark.sql.catalog.spark_catalog"] = "org.apache.spark.sql.delta.catalog.DeltaCatalog";
            }

            if (options.Spark.LacksParallelCollections)
            {
                settings["spark.driver.extraJavaOptions"] = Unverified;
                settings["spark.executor.extraJavaOptions"] = Unverified;
                settings["spark.rdd.parallelListingThreshold"] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
            }

            if (LocalCluster().Match(options.Master) is { Success: true } cluster)
                settings["spark.executor.memory"] = $"{cluster.Groups[1].Value}m";
            foreach (var (name, value) in options.Settings)
                settings[name] = value;
            return settings;
        }
    }

    [GeneratedRegex(@"^local-cluster\[\s*\d+\s*,\s*\d+\s*,\s*(\d+)\s*\]$")]
    private static partial Regex LocalCluster();
}
