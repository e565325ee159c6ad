using System.Text.Json;

namespace ApiPack.Etl.Benchmarks.Spark;

/// <summary>What Spark's own event log tells of a server's tasks.</summary>
internal static class ShuffleLog
{
    private const string TaskEnd = """{"Event":"SparkListenerTaskEnd",""";

    /// <summary>Settings of a server that writes the log into a folder.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string folder) => new Dictionary<string, string>
    {
        ["spark.eventLog.enabled"] = "true",
        ["spark.eventLog.rolling.enabled"] = "false",
        ["spark.eventLog.compress"] = "false",
        ["spark.eventLog.dir"] = "file:" + folder,
    };

    /// <summary>The build's stages with the bytes that their tasks wrote for others to read; the server must have ended.</summary>
    public static IReadOnlyList<StageCost> WithShuffled(MeasuredBuild build, string folder)
    {
        var lines = Directory.EnumerateFiles(folder).SelectMany(File.ReadLines).Where(line => line.StartsWith(TaskEnd, StringComparison.Ordinal));
        var tasks = lines.Select(Task).OfType<(long Ended, long Bytes)>().ToArray();
        return [.. build.Stages.Select((stage, at) => stage with
        {
            Shuffled = tasks.Where(task => task.Ended > Milliseconds(build.Moments[at]) && task.Ended <= Milliseconds(build.Moments[at + 1])).Sum(task => task.Bytes),
        })];
    }

    private static (long Ended, long Bytes)? Task(string line)
    {
        var entry = JsonElement.Parse(line);
        return entry.TryGetProperty("Task Metrics", out var metrics)
            ? (entry.GetProperty("Task Info").GetProperty("Finish Time").GetInt64(), metrics.GetProperty("Shuffle Write Metrics").GetProperty("Shuffle Bytes Written").GetInt64())
            : null;
    }

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();
}
