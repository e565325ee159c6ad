namespace ApiPack.Etl.Spark.Server;

/// <summary>How a Spark Connect server on this machine is started.</summary>
public sealed record SparkServerOptions
{
    /// <summary>Spark's own files.</summary>
    public required SparkInstallation Spark { get; init; }

    /// <summary>The Java that runs it.</summary>
    public required JavaRuntime Java { get; init; }

    /// <summary>Folder of the server's own: its log, its executors' folders, shuffle files and uploads; the last server's are removed when one starts.</summary>
    public required string Folder { get; init; }

    /// <summary>Spark's master: <c>local[N]</c>, <c>local-cluster[EXECUTORS,CORES,MIB]</c>, <c>spark://host:port</c>.</summary>
    public string Master { get; init; } = "local[*]";

    /// <summary>Port on the loopback address; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>The driver's heap, as Java writes it: <c>1g</c>, <c>512m</c>.</summary>
    public string DriverMemory { get; init; } = "1g";

    /// <summary>Files that every executor gets on its search path (<c>--files</c>), such as a worker.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Settings of the server beside its own, such as <c>spark.executor.memory</c>; these win.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>True for a server that goes on when the process that started it has ended; else it ends then too, even where that process was killed.</summary>
    public bool Outlives { get; init; }

    /// <summary>Longest time until the server answers.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);
}
