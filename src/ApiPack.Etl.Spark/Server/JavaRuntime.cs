using System.Diagnostics;
using System.Globalization;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Server;

/// <summary>The Java that runs Spark.</summary>
/// <param name="Home">Its folder (<c>JAVA_HOME</c>), or null for the <c>java</c> of the path.</param>
/// <param name="Version">Its main version, at least <see cref="Oldest"/>.</param>
public sealed record JavaRuntime(string? Home, int Version)
{
    /// <summary>Oldest version that Spark 4.1 runs on.</summary>
    public const int Oldest = 17;

    private const string Install = "install Java 17 or later (Debian: apt-get install openjdk-17-jre-headless) and set JAVA_HOME, or put java on the path";

    /// <summary>Finds <c>JAVA_HOME</c>, else the path's <c>java</c>, and asks its version.</summary>
    /// <param name="environment">The environment: a variable's value, or null.</param>
    /// <exception cref="InputException">There is no Java, or an older one.</exception>
    public static JavaRuntime Find(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var home = environment("JAVA_HOME") is { Length: > 0 } named ? named : null;
        var java = home is not null ? Path.Combine(home, "bin", "java") : OnPath(environment("PATH") ?? "");
        if (java is null || !File.Exists(java))
            throw new InputException(home is null ? $"Spark needs Java, which is not on the path; {Install}" : $"JAVA_HOME is {home}, but there is no {java}; {Install}");
        var said = Ask(java);
        return Parse(said) switch
        {
            null => throw new InputException($"{java} -version does not say its version ({said.Split('\n')[0]}); {Install}"),
            < Oldest and var version => throw new InputException($"Spark needs Java {Oldest} or later, but {java} is {version}; {Install}"),
            { } version => new JavaRuntime(home, version),
        };
    }

    /// <summary>The main version in what <c>java -version</c> says: 17 of <c>17.0.15</c>, 8 of <c>1.8.0_402</c>; null when it says none.</summary>
    public static int? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quote = text.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0)
            return null;
        var parts = text[(quote + 1)..].Split('.', '-', '+', '_', '"');
        var main = parts[0] == "1" && parts.Length > 1 ? parts[1] : parts[0];
        return int.TryParse(main, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static string? OnPath(string path) => path.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "java")).FirstOrDefault(File.Exists);

    private static string Ask(string java)
    {
        using var process = Process.Start(new ProcessStartInfo(java, "-version") { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said.Trim();
    }
}
