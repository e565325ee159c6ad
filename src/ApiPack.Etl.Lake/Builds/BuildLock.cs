using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Builds;

/// <summary>Keeps two builds out of one lake. The operating system gives the lock back when its holder dies, so a file left behind locks nothing.</summary>
public sealed class BuildLock : IDisposable
{
    private const int WouldBlock = 11;
    private readonly FileStream file;

    private BuildLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a lake on the local disk.</summary>
    /// <exception cref="InputException">Another build holds it.</exception>
    public static BuildLock Take(LocalLakeStore store)
    {
        var path = store.Resolve($"{LakePath.Work}/lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new BuildLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error.HResult == WouldBlock)
        {
            throw new InputException($"another build is running in {store.Root} (it holds {path}); wait for it, or build into another lake", error);
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => file.Dispose();
}
