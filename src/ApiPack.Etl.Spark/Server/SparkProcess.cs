using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ApiPack.Etl.Spark.Server;

/// <summary>A process of Spark's that may outlive the one that started it; known by its id and the moment it began, since ids are used again.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Began">When it began, in clock ticks since the machine's start (proc(5), field 22 of <c>stat</c>).</param>
public sealed record SparkProcess(int Id, long Began)
{
    private const int Terminate = 15;
    private const int Kill = 9;
    private const string Run = "log=$1; shift; exec 3<&-; exec setsid \"$@\" >>\"$log\" 2>&1 </dev/null";

    // Its input ends with the process that holds the other end, however that one ends, and though signals to its group come here too; the parent is looked at since ids are used again.
    private const string Watch = "exec 3<&0; { trap '' HUP INT TERM; cat <&3; read -r _ _ _ parent _ </proc/self/stat; [ \"$parent\" = $$ ] && kill $$; } >/dev/null 2>&1 & ";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly ConcurrentBag<StreamWriter> HeldUntilTheEnd = [];

    /// <summary>True until the process has ended.</summary>
    public bool IsRunning => BeganOf(Id) == Began;

    /// <summary>Starts a program in a session of its own, so that a terminal's Ctrl-C and hang-up do not reach it; all it says goes to a file.</summary>
    /// <param name="program">The program, then its arguments.</param>
    /// <param name="environment">Variables beside this process's own; null takes one away.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="log">The file.</param>
    /// <param name="outlives">True for a program that goes on when this process has ended; else it is then asked to end, even where this process was killed.</param>
    public static SparkProcess Start(IReadOnlyList<string> program, IReadOnlyDictionary<string, string?> environment, string folder, string log, bool outlives = false)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder, RedirectStandardInput = !outlives };
        foreach (var argument in (string[])["-c", outlives ? Run : Watch + Run, "sh", log, .. program])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        if (!outlives)
            HeldUntilTheEnd.Add(process.StandardInput);
        return new SparkProcess(process.Id, BeganOf(process.Id) ?? 0);
    }

    /// <summary>Asks the process to end, waits, and kills it when it has not ended in time.</summary>
    /// <returns>True when it ended by itself.</returns>
    public async Task<bool> Stop(TimeSpan patience, CancellationToken cancellation = default)
    {
        if (await Signal(Terminate, patience, cancellation))
            return true;
        await Signal(Kill, patience, cancellation);
        return false;
    }

    private async Task<bool> Signal(int signal, TimeSpan patience, CancellationToken cancellation)
    {
        if (IsRunning)
            _ = Send(Id, signal);
        for (var started = Stopwatch.GetTimestamp(); IsRunning;)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
                return false;
            await Task.Delay(Glance, cancellation);
        }

        return true;
    }

    /// <summary>When a process began, or null when there is none; one that has ended but is not yet buried is none.</summary>
    private static long? BeganOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
