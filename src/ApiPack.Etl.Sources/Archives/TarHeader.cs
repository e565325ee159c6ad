using System.Buffers.Binary;
using System.Text;

namespace ApiPack.Etl.Sources.Archives;

/// <summary>A 512-byte tar header (POSIX.1-1988 ustar, with GNU's base-256 numbers).</summary>
/// <param name="Name">Name with the ustar prefix.</param>
/// <param name="Bytes">Size of the content that follows.</param>
/// <param name="Type">Type flag.</param>
internal readonly record struct TarHeader(string Name, long Bytes, char Type)
{
    /// <summary>Size of a header and unit of content.</summary>
    public const int Block = 512;

    private const int ChecksumAt = 148;
    private const int ChecksumLength = 8;

    /// <summary>Content bytes with their padding.</summary>
    public long PaddedBytes => (Bytes + Block - 1) / Block * Block;

    /// <summary>Parses a block that is not all zeros.</summary>
    /// <exception cref="InvalidDataException">The checksum or the size is wrong.</exception>
    public static TarHeader Parse(ReadOnlySpan<byte> block)
    {
        if (Number(block.Slice(ChecksumAt, ChecksumLength)) != Checksum(block))
            throw new InvalidDataException("a header's checksum is wrong");
        var bytes = Number(block.Slice(124, 12));
        if (bytes < 0)
            throw new InvalidDataException("a header's size is wrong");
        var name = Text(block[..100]);
        var prefix = block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? Text(block.Slice(345, 155)) : "";
        return new TarHeader(prefix.Length == 0 ? name : $"{prefix}/{name}", bytes, (char)block[156]);
    }

    /// <summary>Text up to the first NUL; bytes that are not UTF-8 become U+FFFD.</summary>
    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static long Checksum(ReadOnlySpan<byte> block)
    {
        var sum = ChecksumLength * (long)' ';
        for (var i = 0; i < block.Length; i++)
            sum += i is >= ChecksumAt and < ChecksumAt + ChecksumLength ? 0 : block[i];
        return sum;
    }

    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return field.Length == 12 ? BinaryPrimitives.ReadInt64BigEndian(field[4..]) : -1;
        var value = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return -1;
            value = (value << 3) + (digit - '0');
        }
        return value;
    }
}
