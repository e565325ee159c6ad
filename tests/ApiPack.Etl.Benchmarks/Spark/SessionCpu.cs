using System.Globalization;

namespace ApiPack.Etl.Benchmarks.Spark;

/// <summary>CPU seconds of the processes of one session (setsid): a Spark server is one, with its executors and their workers.</summary>
/// <param name="Own">What the processes that run took themselves.</param>
/// <param name="Children">What processes took that ended and were waited for: workers, once their tasks are over.</param>
internal readonly record struct SessionCpu(double Own, double Children)
{
    private const double TicksPerSecond = 100;

    public static SessionCpu operator +(SessionCpu a, SessionCpu b) => new(a.Own + b.Own, a.Children + b.Children);

    public static SessionCpu operator -(SessionCpu later, SessionCpu earlier) => new(later.Own - earlier.Own, later.Children - earlier.Children);

    /// <summary>What the session has taken until now (proc(5), <c>stat</c>).</summary>
    public static SessionCpu Of(int session)
    {
        var (own, children) = (0L, 0L);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out _) || Fields(folder) is not { } fields || Number(fields[3]) != session)
                continue;
            own += Number(fields[11]) + Number(fields[12]);
            children += Number(fields[13]) + Number(fields[14]);
        }

        return new SessionCpu(own / TicksPerSecond, children / TicksPerSecond);
    }

    // From the third field on: the second is the program's name, which may hold spaces.
    private static string[]? Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // The process has ended meanwhile.
            return null;
        }
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
