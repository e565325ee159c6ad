namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>An engine's own folder below <c>lake/work/duckdb</c> for spilled and half-written files; gone after dispose, or at the next start after a kill.</summary>
internal sealed class WorkFolder : IDisposable
{
    private static int engines;
    private readonly FileStream held;
    private int files;

    public WorkFolder(string lakeFolder)
    {
        var root = System.IO.Path.Combine(lakeFolder, "work", "duckdb");
        Directory.CreateDirectory(root);
        foreach (var folder in Directory.EnumerateDirectories(root))
            RemoveIfLeft(folder);
        Path = System.IO.Path.Combine(root, $"{Environment.ProcessId}-{Interlocked.Increment(ref engines)}");
        held = Hold(Path + ".lock");
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>Path for a new temporary file.</summary>
    public string NewFile() => System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref files)}.parquet");

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        held.Dispose();
    }

    // Another engine, maybe of another process, holds the lock of a folder in use.
    private static void RemoveIfLeft(string folder)
    {
        try
        {
            using var free = Hold(folder + ".lock");
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
        }
    }

    private static FileStream Hold(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
}
