using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>A tar archive, indexed once and then read at any offset; a compressed one is unpacked first into a temporary file.</summary>
internal sealed class TarFileArchive : IArchive
{
    private readonly SafeFileHandle tar;

    private TarFileArchive(SafeFileHandle tar, IReadOnlyList<ArchiveMember> members)
    {
        this.tar = tar;
        Members = members;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ArchiveMember> Members { get; }

    /// <summary>Opens a plain archive.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static TarFileArchive Open(string path, IngestLimits limits) => Indexed(File.OpenHandle(path), limits);

    /// <summary>Unpacks a gzip archive into a nameless file of the work folder, which vanishes when closed, and opens that.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="ArchiveTooLargeException">It unpacks to more bytes than the limit.</exception>
    public static TarFileArchive OpenCompressed(string path, string workFolder, IngestLimits limits)
    {
        Directory.CreateDirectory(workFolder);
        var unpacked = Path.Combine(workFolder, Path.GetRandomFileName() + ".tar");
        var handle = File.OpenHandle(unpacked, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        try
        {
            // Nameless from the start: even a killed build leaves nothing behind.
            File.Delete(unpacked);
            Unpack(path, handle, limits.ArchiveBytes);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
        return Indexed(handle, limits);
    }

    /// <inheritdoc/>
    public T Read<T>(ArchiveMember member, Func<Stream, T> reader)
    {
        using var content = new FileSlice(tar, member.Position, member.Bytes);
        return reader(content);
    }

    /// <inheritdoc/>
    public void Dispose() => tar.Dispose();

    private static TarFileArchive Indexed(SafeFileHandle tar, IngestLimits limits)
    {
        try
        {
            return new TarFileArchive(tar, TarIndex.Of(tar, limits));
        }
        catch
        {
            tar.Dispose();
            throw;
        }
    }

    private static void Unpack(string path, SafeFileHandle into, long limit)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var buffer = new byte[128 * 1024];
        var total = 0L;
        for (int read; (read = packed.Read(buffer)) > 0; total += read)
        {
            if (total + read > limit)
                throw new ArchiveTooLargeException($"the archive unpacks to more than {limit} bytes; unpack it and give the folder");
            RandomAccess.Write(into, buffer.AsSpan(0, read), total);
        }
    }
}
