using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ApiPack.Etl.Tests.Lake.Spark;

/// <summary>
/// The real Delta reader: one local Spark in a process of its own, which answers over its standard streams. Share it between tests through
/// <see cref="SparkFixture"/>.
/// </summary>
public sealed class SparkDeltaReader : IDisposable
{
    private static readonly string[] OpenPackages =
    [
        "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
        "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar",
    ];

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("spark-");
    private readonly Queue<string> log = new();
    private readonly Process process;

    /// <summary>Starts Spark.</summary>
    /// <param name="installation">Where Spark, Java and the program are.</param>
    public SparkDeltaReader(SparkInstallation installation)
    {
        var start = new ProcessStartInfo(installation.Java)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = scratch.FullName,
        };
        start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
        foreach (var argument in OpenPackages.Select(package => $"--add-opens=java.base/{package}=ALL-UNNAMED"))
            start.ArgumentList.Add(argument);
        foreach (var argument in new[] { "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", $"-Djava.io.tmpdir={scratch.FullName}", "-cp", installation.ClassPath, installation.Program, scratch.FullName })
            start.ArgumentList.Add(argument);

        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Reads a Delta table: how many rows it has at a version, and their hash.</summary>
    public DeltaDigest Read(DeltaRequest request) => Digest("delta", [request.Folder], request.Version is { } version ? new() { ["versionAsOf"] = version.ToString() } : [], request.Columns);

    /// <summary>Reads Parquet files as they lie, for comparison with <see cref="Read"/>.</summary>
    /// <param name="files">Files.</param>
    /// <param name="root">The folder below which <c>column=value</c> folders are partitions.</param>
    /// <param name="columns">Columns to hash in this order; null for all.</param>
    public DeltaDigest ReadParquet(IReadOnlyList<string> files, string root, IReadOnlyList<string>? columns = null) => Digest("parquet", files, new() { ["basePath"] = root }, columns);

    /// <summary>The rows of a statement, a JSON object each; null columns are left out.</summary>
    public IReadOnlyList<JsonObject> Rows(string sql) => [.. Ask(new JsonObject { ["op"] = "rows", ["sql"] = sql })["rows"]!.AsArray().Select(row => row!.AsObject())];

    /// <summary>Writes a query's rows as Parquet, one file a partition, beside what is in the folder.</summary>
    public void WriteParquet(string sql, string folder, string? partitionBy = null) =>
        Ask(new JsonObject { ["op"] = "write", ["sql"] = sql, ["path"] = folder, ["partition_by"] = partitionBy });

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
            process.Kill();
        process.WaitForExit();
        process.Dispose();
        scratch.Delete(recursive: true);
    }

    private DeltaDigest Digest(string format, IReadOnlyList<string> paths, JsonObject options, IReadOnlyList<string>? columns)
    {
        var answer = Ask(new JsonObject
        {
            ["op"] = "digest",
            ["format"] = format,
            ["paths"] = new JsonArray([.. paths.Select(path => (JsonNode)path)]),
            ["options"] = options,
            ["columns"] = columns is null ? null : new JsonArray([.. columns.Select(column => (JsonNode)column)]),
        });
        return new DeltaDigest(answer["rows"]!.GetValue<long>(), answer["hash"]!.GetValue<string>(), [.. answer["columns"]!.AsArray().Select(name => name!.GetValue<string>())]);
    }

    private JsonObject Ask(JsonObject request)
    {
        lock (process)
        {
            process.StandardInput.WriteLine(request.ToJsonString());
            process.StandardInput.Flush();
            var line = process.StandardOutput.ReadLineAsync().WaitAsync(LongestAnswer).GetAwaiter().GetResult()
                ?? throw new InvalidOperationException($"Spark ended: {Log()}");
            var answer = JsonNode.Parse(line)!.AsObject();
            return answer["error"] is { } error ? throw new InvalidOperationException($"Spark: {error}") : answer;
        }
    }

    private void Remember(string? line)
    {
        lock (log)
        {
            log.Enqueue(line ?? "");
            if (log.Count > 50)
                log.Dequeue();
        }
    }

    private string Log()
    {
        lock (log)
            return string.Join('\n', log);
    }
}

/// <summary>A Delta table to read.</summary>
/// <param name="Folder">The table's folder, absolute.</param>
/// <param name="Version">Version to travel to; null for the newest.</param>
/// <param name="Columns">Columns to hash in this order; null for all.</param>
public sealed record DeltaRequest(string Folder, long? Version = null, IReadOnlyList<string>? Columns = null);

/// <summary>What was read.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Hash">A hash of the rows that does not depend on their order or files.</param>
/// <param name="Columns">All columns' names, in order.</param>
public sealed record DeltaDigest(long Rows, string Hash, IReadOnlyList<string> Columns);
