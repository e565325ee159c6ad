using System.Diagnostics;

namespace ApiPack.Etl.Tests.Calls;

/// <summary>Real tools over golden calls, in a folder of their own.</summary>
internal sealed class Toolchain : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("apipack-calls-");

    /// <summary>Writes a source file; gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a tool in the folder; gives its exit code and all it printed. Skips the test where the tool is not installed.</summary>
    public (int Exit, string Output) Run(string tool, params string[] arguments)
    {
        Skip.IfNot(IsInstalled(tool), $"{tool} is not installed");
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, tool)));
}
