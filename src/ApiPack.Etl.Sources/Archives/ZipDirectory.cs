using System.Buffers.Binary;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>
/// Measures a zip archive's central directory before it is loaded (APPNOTE 4.3.16, 4.3.14): the declared number of entries may lie,
/// the room between the directory's start and its end record cannot.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int MaxComment = 0xFFFF;
    private const int SmallestEntry = 46;
    private const uint EndSignature = 0x06054B50;
    private const uint Zip64LocatorSignature = 0x07064B50;
    private const int Zip64LocatorBytes = 20;
    private const int Zip64OffsetField = 48;

    /// <summary>Most entries that the central directory has room for.</summary>
    /// <exception cref="InvalidDataException">There is no end record.</exception>
    public static long RoomForEntries(FileStream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndBytes + MaxComment)];
        ReadAt(zip, zip.Length - tail.Length, tail);
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndSignature)
                continue;
            var end = zip.Length - tail.Length + at;
            return Math.Max(0, (end - Start(zip, end, BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)))) / SmallestEntry);
        }
        throw new InvalidDataException("the end of the central directory is missing");
    }

    private static long Start(FileStream zip, long end, uint offset)
    {
        Span<byte> field = stackalloc byte[Zip64LocatorBytes];
        if (offset != uint.MaxValue || end < Zip64LocatorBytes)
            return offset;
        ReadAt(zip, end - Zip64LocatorBytes, field);
        if (BinaryPrimitives.ReadUInt32LittleEndian(field) != Zip64LocatorSignature)
            return offset;
        var record = BinaryPrimitives.ReadInt64LittleEndian(field[8..]);
        if (record < 0 || record > zip.Length - Zip64OffsetField - sizeof(long))
            throw new InvalidDataException("the zip64 end record lies outside the archive");
        ReadAt(zip, record + Zip64OffsetField, field[..sizeof(long)]);
        return BinaryPrimitives.ReadInt64LittleEndian(field);
    }

    private static void ReadAt(FileStream zip, long position, Span<byte> into)
    {
        zip.Position = position;
        zip.ReadExactly(into);
    }
}
