using System.Collections.Concurrent;
using System.IO.Compression;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>A zip archive. Each reading thread borrows an open archive of its own, because one serves one thread at a time.</summary>
internal sealed class ZipFileArchive : IArchive
{
    private const int UnixFormatBits = 0xF000;
    private const int UnixRegularFile = 0x8000;
    private const int WritableRoom = 4;

    private readonly string path;
    private readonly ConcurrentBag<ZipArchive> idle = [];

    private ZipFileArchive(string path) => this.path = path;

    /// <inheritdoc/>
    public IReadOnlyList<ArchiveMember> Members { get; private set; } = [];

    /// <summary>Opens an archive and reads its index.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="ArchiveTooLargeException">It has too many members.</exception>
    public static ZipFileArchive Open(string path, IngestLimits limits)
    {
        var archive = new ZipFileArchive(path);
        using (var file = File.OpenRead(path))
        {
            // Long names and extra fields make entries larger than the smallest, so the room may exceed the members by some factor.
            if (ZipDirectory.RoomForEntries(file) > (long)limits.ArchiveMembers * WritableRoom)
                throw new ArchiveTooLargeException($"the archive's directory has room for more than {limits.ArchiveMembers} members; unpack it and give the folder");
        }
        var zip = ZipFile.OpenRead(path);
        archive.idle.Add(zip);
        try
        {
            archive.Members = Index(zip, limits);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public T Read<T>(ArchiveMember member, Func<Stream, T> reader)
    {
        var zip = idle.TryTake(out var borrowed) ? borrowed : ZipFile.OpenRead(path);
        try
        {
            using var content = zip.Entries[(int)member.Position].Open();
            return reader(content);
        }
        finally
        {
            idle.Add(zip);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var zip))
            zip.Dispose();
    }

    private static IReadOnlyList<ArchiveMember> Index(ZipArchive zip, IngestLimits limits)
    {
        var index = new ArchiveIndex(limits);
        for (var i = 0; i < zip.Entries.Count; i++)
        {
            var entry = zip.Entries[i];
            if (!entry.FullName.EndsWith('/'))
                index.Add(entry.FullName, entry.Length, i, ProblemOf(entry));
            else if (Listing.ArchiveNames.Distrust(entry.FullName) is not null)
                index.Add(entry.FullName, 0, i, null);
        }
        return index.InOrder();
    }

    private static Problem? ProblemOf(ZipArchiveEntry entry)
    {
        var format = (entry.ExternalAttributes >> 16) & UnixFormatBits;
        if (format is not (0 or UnixRegularFile))
            return new Problem(Reasons.UnsafePath, "the member is a link or a device");
        return entry.IsEncrypted ? new Problem(Reasons.Unreadable, "the member is encrypted; unpack the archive and give the folder") : null;
    }
}
