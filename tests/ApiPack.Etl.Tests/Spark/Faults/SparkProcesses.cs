using System.Globalization;
using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>Spark's processes on this machine, found by what they were started as.</summary>
internal static class SparkProcesses
{
    /// <summary>Executors that a local cluster's server has started.</summary>
    public static int[] Executors(int server) => [.. Running("CoarseGrainedExecutorBackend").Where(process => ParentOf(process.Id) == server).Select(process => process.Id)];

    /// <summary>The server that a build into this lake has started for itself, or null.</summary>
    public static int? ServerOf(string lake) => Running("SparkConnectServer").Where(process => process.Command.Contains($"={lake}/work/", StringComparison.Ordinal)).Select(process => (int?)process.Id).FirstOrDefault();

    public static Task Kill(int process) => CliProcess.Signal(process, "KILL");

    private static IEnumerable<(int Id, string Command)> Running(string word) => Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Select(folder => (Id: int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), Command: Text($"{folder}/cmdline")))
        .Where(process => process.Command.Split('\0')[0].EndsWith("/java", StringComparison.Ordinal) && process.Command.Contains(word, StringComparison.Ordinal));

    private static int ParentOf(int process) => Text($"/proc/{process}/stat").Split(") ")[^1].Split(' ') is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    // Empty where the process has ended meanwhile.
    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
