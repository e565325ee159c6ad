using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake;

/// <summary>Lets another writer commit just before the first put.</summary>
internal sealed class RacingStore(ILakeStore store, Action other) : ILakeStore
{
    private bool raced;

    public long? Length(string path) => store.Length(path);

    public Stream OpenRead(string path) => store.OpenRead(path);

    public IReadOnlyList<StoredFile> List(string folder) => store.List(folder);

    public bool PutIfAbsent(string path, ReadOnlySpan<byte> content)
    {
        if (!raced)
            other();
        raced = true;
        return store.PutIfAbsent(path, content);
    }

    public void Replace(string path, ReadOnlySpan<byte> content) => store.Replace(path, content);

    public void Delete(string path) => store.Delete(path);
}
