using System.Diagnostics;

namespace ApiPack.Etl.Tests.EndToEnd;

/// <summary>The command line as a process of its own, which signals reach.</summary>
internal static class CliProcess
{
    public static Process Start(params string[] arguments) => Start(arguments, new Dictionary<string, string>());

    public static Process Start(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        // A shell's background jobs inherit that SIGINT is ignored.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "apipack.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public static async Task Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Reads all that the process says, and waits until it has ended.</summary>
    public static async Task<CliResult> Finish(this Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
