using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark;

/// <summary>Settings of the Spark engine.</summary>
public sealed record SparkOptions
{
    /// <summary>The lake's folder, on a disk that this machine and all executors see under the same path; the engine writes below its <c>tables</c> and <c>work</c>.</summary>
    public required string LakeFolder { get; init; }

    /// <summary>The Spark Connect server.</summary>
    public required ConnectAddress Address { get; init; }

    /// <summary>The server where it was started for this engine alone, which stops it at its end; else null.</summary>
    public IAsyncDisposable? OwnServer { get; init; }

    /// <summary>How executors start a worker process.</summary>
    public required WorkerProgram Worker { get; init; }

    /// <summary>SQL run once when the engine starts, such as functions that a stage needs.</summary>
    public IReadOnlyList<string> SetupSql { get; init; } = [];

    /// <summary>Settings of the Spark session beside the engine's own, such as <c>spark.sql.shuffle.partitions</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How calls are made again while the server cannot be reached.</summary>
    public RetryPolicy Retries { get; init; } = new();
}

/// <summary>The executable <c>apipack</c> as executors find it.</summary>
public sealed record WorkerProgram
{
    private WorkerProgram(string path, bool isUploaded) => (Path, IsUploaded) = (path, isUploaded);

    /// <summary>Path of the executable: here when it is uploaded, else on the executors; a name without a folder is looked for on their search path.</summary>
    public string Path { get; }

    /// <summary>True where the session uploads the file and Spark hands it to every executor.</summary>
    public bool IsUploaded { get; }

    /// <summary>A self-contained file of this machine, uploaded when the engine starts.</summary>
    public static WorkerProgram Uploaded(string path) => new(path, true);

    /// <summary>A path or name on the executors: part of their image, or given to the server with <c>--files</c>.</summary>
    public static WorkerProgram OnExecutors(string path) => new(path, false);
}
