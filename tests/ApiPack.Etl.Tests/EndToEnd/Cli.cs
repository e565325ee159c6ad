using System.Text.Json;
using ApiPack.Etl.Jobs;

namespace ApiPack.Etl.Tests.EndToEnd;

/// <summary>Runs the command line in process and gives what it printed.</summary>
internal static class Cli
{
    public static string Cases { get; } = Path.Combine(AppContext.BaseDirectory, "EndToEnd", "cases");

    public static async Task<CliResult> Run(string[] args, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.Run(args, new Terminal { In = new StringReader(input), Out = output, Error = error, Interactive = false });
        return new CliResult(exit, output.ToString(), error.ToString());
    }

    public static Task<CliResult> Build(string lake, string source, params string[] more) =>
        Run(["build", "--lake", lake, "--source", $"test={source}", "--json", .. more]);
}

internal sealed record CliResult(int Exit, string Out, string Error)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => Exit == 0 ? JsonElement.Parse(Out) : throw new InvalidOperationException($"exit {Exit}: {Error}");

    /// <summary>Standard output as JSON lines.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("apipack-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes it; a process that was killed may have children that write for a moment yet.</summary>
    public void Dispose()
    {
        for (var tries = 50; ; tries--)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (tries > 0)
            {
                Thread.Sleep(100);
            }
        }
    }
}
