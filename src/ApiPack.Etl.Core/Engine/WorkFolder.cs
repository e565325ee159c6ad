namespace ApiPack.Etl.Core.Engine;

/// <summary>An engine's own folder below <c>lake/work</c> for spilled and half-written files; gone after dispose, or at the next start after a kill.</summary>
public sealed class WorkFolder : IDisposable
{
    private const int MostAttempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static int engines;
    private readonly FileStream held;
    private int files;

    /// <summary>Makes the folder, and removes those that killed engines left.</summary>
    /// <param name="lakeFolder">The lake's folder.</param>
    /// <param name="engine">The engine's name.</param>
    public WorkFolder(string lakeFolder, string engine)
    {
        var root = System.IO.Path.Combine(lakeFolder, "work", engine);
        Directory.CreateDirectory(root);
        foreach (var folder in Directory.EnumerateDirectories(root))
            RemoveIfLeft(folder);
        Path = System.IO.Path.Combine(root, $"{Environment.ProcessId}-{Interlocked.Increment(ref engines)}");
        held = TryHold(Path) ?? throw new IOException($"{Path} is in use by another engine");
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>Path for a new temporary folder, which is not made.</summary>
    public string NewFolder() => System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref files)}");

    /// <summary>Path for a new temporary file.</summary>
    public string NewFile() => System.IO.Path.Combine(Path, $"{Interlocked.Increment(ref files)}.parquet");

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        Remove(Path);
        held.Dispose();
    }

    /// <summary>Removes a folder, if it is there, though processes that are about to end still write into it for a moment, as interrupted tasks of a cluster do.</summary>
    /// <exception cref="IOException">They write on.</exception>
    public static void Remove(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    // A cluster writes on for minutes where its engine was killed; what cannot go yet goes at the next start.
    private static void RemoveIfLeft(string folder)
    {
        using var free = TryHold(folder);
        if (free is null || !Directory.Exists(folder))
            return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
        }
    }

    // Null when another engine, maybe of another process, uses the folder: its lock file is open there.
    private static FileStream? TryHold(string folder)
    {
        try
        {
            return new FileStream(folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
