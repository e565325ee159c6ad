using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>
/// Indexes a tar archive: names and offsets, so that members can be read in any order. Written out because the base library's
/// reader takes room for as many bytes as a long-name header claims.
/// </summary>
internal static class TarIndex
{
    private const int MaxNameBytes = 64 * 1024;

    /// <summary>The members, in name order.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or cut short.</exception>
    /// <exception cref="ArchiveTooLargeException">It has too many members.</exception>
    public static IReadOnlyList<ArchiveMember> Of(SafeFileHandle tar, IngestLimits limits)
    {
        var index = new ArchiveIndex(limits);
        var length = RandomAccess.GetLength(tar);
        var block = new byte[TarHeader.Block];
        string? longName = null;
        long? longSize = null;
        var headers = 0L;
        for (var at = 0L; at < length;)
        {
            ReadAt(tar, at, block);
            if (!block.AsSpan().ContainsAnyExcept((byte)0))
                break;
            var header = TarHeader.Parse(block);
            var content = at + TarHeader.Block;
            if (++headers > 4L * limits.ArchiveMembers)
                throw new ArchiveTooLargeException($"the archive has more than {limits.ArchiveMembers} members; unpack it and give the folder");
            if (header.Type is 'L' or 'K' or 'x' or 'g')
            {
                var text = header.Type is 'L' or 'x' ? Text(tar, content, header.Bytes) : "";
                longName = header.Type switch { 'L' => TarHeader.Text(Encoding.UTF8.GetBytes(text)), 'x' => Record(text, "path") ?? longName, _ => longName };
                longSize = header.Type == 'x' && Record(text, "size") is { } size ? Size(size) : longSize;
            }
            else
            {
                header = header with { Name = longName ?? header.Name, Bytes = longSize ?? header.Bytes };
                (longName, longSize) = (null, null);
                Add(index, header, content);
            }
            if (header.Bytes > length - content)
                throw new InvalidDataException("the archive is cut short");
            at = content + header.PaddedBytes;
        }
        if (length < TarHeader.Block)
            throw new InvalidDataException("the archive is cut short");
        return index.InOrder();
    }

    private static void Add(ArchiveIndex index, TarHeader header, long content)
    {
        var isFile = header.Type is '0' or '\0' or '7' && !header.Name.EndsWith('/');
        var isFolder = header.Type == '5' || header.Name.EndsWith('/');
        if (isFile)
            index.Add(header.Name, header.Bytes, content, null);
        else if (!isFolder || Listing.ArchiveNames.Distrust(header.Name) is not null)
            index.Add(header.Name, header.Bytes, content, new Problem(Reasons.UnsafePath, "the member is a link, a device or of an unknown type"));
    }

    private static string Text(SafeFileHandle tar, long at, long bytes)
    {
        if (bytes > MaxNameBytes)
            throw new InvalidDataException("a member's name is too long");
        var text = new byte[bytes];
        ReadAt(tar, at, text);
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>A value of a pax header's records (<c>LENGTH KEY=VALUE\n</c>), the last one as POSIX has it.</summary>
    private static string? Record(string records, string key)
    {
        string? found = null;
        foreach (var line in records.Split('\n'))
        {
            var pair = line.AsSpan(line.IndexOf(' ', StringComparison.Ordinal) + 1);
            if (pair.StartsWith(key, StringComparison.Ordinal) && pair.Length > key.Length && pair[key.Length] == '=')
                found = pair[(key.Length + 1)..].ToString();
        }
        return found;
    }

    private static long Size(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? size
        : throw new InvalidDataException("a member's size is wrong");

    private static void ReadAt(SafeFileHandle tar, long at, Span<byte> into)
    {
        for (var done = 0; done < into.Length;)
        {
            var read = RandomAccess.Read(tar, into[done..], at + done);
            if (read == 0)
                throw new InvalidDataException("the archive is cut short");
            done += read;
        }
    }
}
