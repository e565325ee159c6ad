using System.Text;

namespace ApiPack.Etl.Tests.Sources;

/// <summary>Writes tar entries by hand, so that they may be as bad as a test needs.</summary>
internal static class TarBytes
{
    public static void WriteFile(Stream to, string name, byte[] content) => Write(to, name, '0', content, content.Length);

    public static void Write(Stream to, string name, char type, byte[] content, long declared)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).AsSpan().CopyTo(header);
        Octal(header.AsSpan(100, 8), 420);
        Octal(header.AsSpan(124, 12), declared);
        Octal(header.AsSpan(136, 12), 0);
        header.AsSpan(148, 8).Fill((byte)' ');
        header[156] = (byte)type;
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        Octal(header.AsSpan(148, 8), header.Sum(b => (long)b));
        to.Write(header);
        to.Write(content);
        to.Write(new byte[(512 - (content.Length % 512)) % 512]);
    }

    public static void WriteEnd(Stream to) => to.Write(new byte[1024]);

    private static void Octal(Span<byte> field, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(field.Length - 1, '0') + '\0').AsSpan().CopyTo(field);
}
