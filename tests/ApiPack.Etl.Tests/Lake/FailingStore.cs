using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake;

/// <summary>A store whose process dies at its n-th write: just before the write, or just after it.</summary>
internal sealed class FailingStore(ILakeStore store, int writes, bool afterWrite) : ILakeStore
{
    private int done;

    public long? Length(string path) => store.Length(path);

    public Stream OpenRead(string path) => store.OpenRead(path);

    public IReadOnlyList<StoredFile> List(string folder) => store.List(folder);

    public bool PutIfAbsent(string path, ReadOnlySpan<byte> content)
    {
        Die(before: true);
        var put = store.PutIfAbsent(path, content);
        Die(before: false);
        return put;
    }

    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        Die(before: true);
        store.Replace(path, content);
        Die(before: false);
    }

    public void Delete(string path) => store.Delete(path);

    private void Die(bool before)
    {
        if (before && ++done == writes && !afterWrite)
            throw new DeathException();
        if (!before && done == writes && afterWrite)
            throw new DeathException();
    }
}

internal sealed class DeathException : Exception;
