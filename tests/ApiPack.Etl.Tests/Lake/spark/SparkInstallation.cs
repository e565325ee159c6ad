namespace ApiPack.Etl.Tests.Lake.Spark;

/// <summary>Where Spark with Delta, Java and the reader program are on this machine.</summary>
/// <param name="Java">The <c>java</c> of a JDK 17.</param>
/// <param name="ClassPath">Spark's jars and Delta's.</param>
/// <param name="Program">The reader's source file, which Java runs as it is.</param>
public sealed record SparkInstallation(string Java, string ClassPath, string Program)
{
    /// <summary>Looks for it: <c>SPARK_HOME</c>, else <c>shared/spark</c> beside or above the repository; <c>JAVA_HOME</c>, else the path.</summary>
    /// <returns>The installation, or null and what is missing.</returns>
    public static (SparkInstallation? Found, string Missing) Find()
    {
        var program = Above("tests/ApiPack.Etl.Tests/Lake/spark/DeltaReader.java", File.Exists);
        if (program is null)
            return (null, "the reader's source is not above the test's folder");

        var spark = Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home ? home : Above("shared/spark", Directory.Exists);
        if (spark is null || !Directory.Exists(Path.Combine(spark, "delta")))
            return (null, "no Spark with a delta folder: set SPARK_HOME, or put it at ../shared/spark");

        var java = Jdk();
        return java is null
            ? (null, "no JDK: set JAVA_HOME, or put java and javac on the path")
            : (new SparkInstallation(java, $"{spark}/jars/*:{spark}/delta/*", program), "");
    }

    private static string? Jdk()
    {
        var folders = Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home
            ? [Path.Combine(home, "bin")]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return folders.Where(folder => File.Exists(Path.Combine(folder, "java")) && File.Exists(Path.Combine(folder, "javac"))).Select(folder => Path.Combine(folder, "java")).FirstOrDefault();
    }

    private static string? Above(string path, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (exists(candidate))
                return candidate;
        }

        return null;
    }
}
