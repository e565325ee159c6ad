using ApiPack.Etl.Tests.EndToEnd;

namespace ApiPack.Etl.Tests.Spark.Faults;

/// <summary>Builds of the small folder that something befalls.</summary>
internal static class FaultyBuild
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly Lazy<Task<string>> Embedded = new(Build);

    public static string Small { get; } = Path.Combine(Cli.Cases, "small");

    public static string Worker { get; } = Path.Combine(AppContext.BaseDirectory, "apipack");

    /// <summary>Arguments of a build on Spark.</summary>
    public static string[] OnSpark(string lake, params string[] more) => ["build", "--lake", lake, "--source", $"test={Small}", "--engine", "spark", .. more];

    /// <summary>The rest of a broken build, by the embedded engine: all that Spark had done is taken up, and the rows are those of a build that nothing befell.</summary>
    public static async Task RestIsWhole(string lake, long reused)
    {
        var rest = (await Cli.Build(lake, Small)).Json;
        rest.GetProperty("reused_rows").GetInt64().ShouldBeGreaterThanOrEqualTo(reused);
        rest.GetProperty("fingerprint").GetString().ShouldBe(await Embedded.Value);
        (await Cli.Run(["verify", "--lake", lake])).Exit.ShouldBe(0);
    }

    /// <summary>True while Spark has a write in hand.</summary>
    public static bool IsWriting(string lake) => Entries(Path.Combine(lake, "work", "spark"), "_temporary").Length > 0;

    /// <summary>Stages that an unfinished build has done.</summary>
    public static int StagesDone(string lake) => Entries(Path.Combine(lake, "work"), "*.json").Length;

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<bool> isSo, Task? whileRunning = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            if (whileRunning is { IsCompleted: true })
                throw new InvalidOperationException("it ended before");
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Writes a shell script that can be run.</summary>
    public static void WriteProgram(string path, string script)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        using var file = new StreamWriter(path, options);
        file.Write(script);
    }

    // Folders come and go while they are looked through.
    private static string[] Entries(string folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder, pattern, SearchOption.AllDirectories) : [];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static async Task<string> Build()
    {
        using var folder = new TemporaryFolder();
        return (await Cli.Build(folder.Path, Small)).Json.GetProperty("fingerprint").GetString()!;
    }
}
