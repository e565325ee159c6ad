using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Server;

/// <summary>An unpacked Spark release.</summary>
/// <param name="Home">Its folder (<c>SPARK_HOME</c>), absolute; never written to.</param>
public sealed record SparkInstallation(string Home)
{
    /// <summary>Delta Lake's jars, where the installation has them in a folder <c>delta</c>, in name order.</summary>
    public IReadOnlyList<string> DeltaJars { get; } = Path.Combine(Home, "delta") is var folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.jar").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// True where the installation lacks Scala's parallel collections, as a trimmed one may. Spark uses them for a UNION of more inputs than
    /// <c>spark.rdd.parallelListingThreshold</c> alone, but Java's verifier asks for them whenever it meets a UNION's class.
    /// </summary>
    public bool LacksParallelCollections { get; } = !Directory.EnumerateFiles(Path.Combine(Home, "jars"), "scala-parallel-collections_*.jar").Any();

    /// <summary>Finds a Spark on this machine: <c>SPARK_HOME</c>, else <c>shared/spark</c> beside the repository that holds the program.</summary>
    /// <param name="environment">The environment: a variable's value, or null.</param>
    /// <param name="programFolder">The program's folder.</param>
    /// <returns>The installation, or null when there is none.</returns>
    /// <exception cref="InputException"><c>SPARK_HOME</c> is no Spark with Spark Connect.</exception>
    public static SparkInstallation? Find(Func<string, string?> environment, string programFolder)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment("SPARK_HOME") is { Length: > 0 } home)
            return At(home) ?? throw new InputException($"SPARK_HOME is {home}, which is no Spark 4 with bin/spark-submit and jars/spark-connect_*.jar; set it to an unpacked release, or unset it");
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            if (At(Path.Combine(folder.FullName, "shared", "spark")) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The installation in a folder, or null when it holds none.</summary>
    public static SparkInstallation? At(string folder) =>
        File.Exists(Path.Combine(folder, "bin", "spark-submit"))
        && Directory.Exists(Path.Combine(folder, "jars"))
        && Directory.EnumerateFiles(Path.Combine(folder, "jars"), "spark-connect_*.jar").Any()
            ? new SparkInstallation(Path.GetFullPath(folder))
            : null;
}
