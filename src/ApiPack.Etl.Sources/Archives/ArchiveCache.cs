using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>Keeps the archives in use open, and a few more, so that a folder of many archives does not exhaust file handles.</summary>
internal sealed class ArchiveCache(IngestLimits limits, string workFolder) : IDisposable
{
    private const int IdleArchives = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>Hands an opened archive to a reader.</summary>
    /// <exception cref="IOException">The archive cannot be opened; also <see cref="InvalidDataException"/> when it is damaged.</exception>
    public T Use<T>(string path, Func<IArchive, T> reader)
    {
        var slot = Borrow(path);
        try
        {
            return reader(slot.Archive.Value);
        }
        finally
        {
            GiveBack(path, slot);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var slot in slots.Values)
                slot.Close();
            slots.Clear();
        }
    }

    private Slot Borrow(string path)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(path, out var slot))
                slots.Add(path, slot = new Slot(new Lazy<IArchive>(() => Open(path))));
            slot.Readers++;
            slot.LastUse = ++uses;
            return slot;
        }
    }

    private void GiveBack(string path, Slot slot)
    {
        lock (gate)
        {
            slot.Readers--;
            if (!slot.Archive.IsValueCreated && slot.Readers == 0)
                slots.Remove(path);
            while (slots.Values.Count(s => s.Readers == 0) > IdleArchives)
                CloseOldest();
        }
    }

    private void CloseOldest()
    {
        var oldest = slots.Where(entry => entry.Value.Readers == 0).MinBy(entry => entry.Value.LastUse);
        slots.Remove(oldest.Key);
        oldest.Value.Close();
    }

    private IArchive Open(string path) =>
        ArchiveNames.IsZip(path) ? ZipFileArchive.Open(path, limits)
        : ArchiveNames.IsCompressedTar(path) ? TarFileArchive.OpenCompressed(path, workFolder, limits)
        : TarFileArchive.Open(path, limits);

    private sealed class Slot(Lazy<IArchive> archive)
    {
        public Lazy<IArchive> Archive { get; } = archive;

        public int Readers { get; set; }

        public long LastUse { get; set; }

        public void Close()
        {
            if (Archive.IsValueCreated)
                Archive.Value.Dispose();
        }
    }
}
