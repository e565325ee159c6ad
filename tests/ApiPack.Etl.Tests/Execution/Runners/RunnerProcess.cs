using System.Diagnostics;

namespace ApiPack.Etl.Tests.Execution.Runners;

/// <summary>Starts runners.</summary>
internal static class RunnerProcess
{
    /// <summary>Runs, or parses, every source of a folder; gives what was said of each that something was said of, by file name.</summary>
    /// <param name="runner">What to run.</param>
    /// <param name="sources">The folder of sources.</param>
    /// <param name="workFolder">Where the sources run, among the files that they name.</param>
    /// <param name="authority">A PEM file with the certificate that clients must trust, or null.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Answers(Runner runner, string sources, string workFolder, string? authority = null)
    {
        var start = new ProcessStartInfo(runner.Tool) { WorkingDirectory = workFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (runner.Tool == "php")
            start.ArgumentList.Add($"-dcurl.cainfo={authority}");
        foreach (var argument in runner.Arguments)
            start.ArgumentList.Add(argument.StartsWith("run/", StringComparison.Ordinal) || argument.StartsWith("syntax/", StringComparison.Ordinal) ? Path.Combine(Runner.Folder, argument) : argument);
        start.ArgumentList.Add(sources);
        foreach (var variable in new[] { "SSL_CERT_FILE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS" })
            start.Environment[variable] = authority;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{runner.Tool} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {Tail(output)} {Tail(await error)}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t', 2))
            .GroupBy(static pair => pair[0]).ToDictionary(static group => group.Key, static group => group.First()[^1]);
    }

    private static string Tail(string text) => text.Length <= 2000 ? text : text[^2000..];
}
