using System.Buffers;

namespace ApiPack.Etl.Sources.Yaml;

/// <summary>
/// Works around a limit of the scanner: it refuses block scalars without an indentation indicator whose first lines hold blanks alone, which
/// writers make of texts that start with empty lines. Such lines have no content (YAML 1.2, 8.1.1.1), so emptying them changes nothing.
/// </summary>
internal static class BlockScalars
{
    /// <summary>The text with those lines emptied, or null when it has none.</summary>
    public static byte[]? WithEmptyFirstLines(ReadOnlySpan<byte> yaml)
    {
        var emptied = new ArrayBufferWriter<byte>(yaml.Length);
        var (length, afterHeader) = (yaml.Length, false);
        while (!yaml.IsEmpty)
        {
            var end = yaml.IndexOf((byte)'\n') + 1;
            var line = end == 0 ? yaml : yaml[..end];
            yaml = yaml[line.Length..];
            var content = line.TrimEnd("\r\n"u8);
            var isBlank = content.Trim((byte)' ').IsEmpty;
            emptied.Write(afterHeader && isBlank ? line[content.Length..] : line);
            afterHeader = isBlank ? afterHeader : IsHeader(content);
        }
        return emptied.WrittenCount == length ? null : emptied.WrittenSpan.ToArray();
    }

    /// <summary>True for a line that ends with <c>: |</c>, <c>- ></c> and the like, with or without a chomping indicator.</summary>
    private static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var text = line.TrimEnd(" \t"u8).TrimEnd("+-"u8);
        return text is [.., (byte)' ', (byte)'|' or (byte)'>'] && text[..^1].TrimEnd((byte)' ') is [.., (byte)':' or (byte)'-'];
    }
}
