namespace ApiPack.Etl.Spark.Server;

/// <summary>
/// A <c>SPARK_HOME</c> made of links: Spark writes a folder <c>work</c> into its home in <c>local-cluster</c> mode whatever
/// <c>SPARK_WORKER_DIR</c> says, and an installation must stay as it is.
/// </summary>
internal static class LinkedHome
{
    /// <summary>Makes the home in a new folder.</summary>
    public static string Make(SparkInstallation spark, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in new DirectoryInfo(spark.Home).EnumerateFileSystemInfos().Where(entry => entry.Name != "work"))
        {
            if (entry is DirectoryInfo)
                Directory.CreateSymbolicLink(Path.Combine(folder, entry.Name), entry.FullName);
            else
                File.CreateSymbolicLink(Path.Combine(folder, entry.Name), entry.FullName);
        }

        return folder;
    }
}
