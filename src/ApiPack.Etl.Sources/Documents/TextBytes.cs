using System.Text;
using System.Text.Unicode;

namespace ApiPack.Etl.Sources.Documents;

/// <summary>Finds a text's encoding by its mark or by where its zero bytes are (RFC 4627 section 3), and gives it as UTF-8.</summary>
internal static class TextBytes
{
    private static readonly UTF8Encoding Utf8Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as UTF-8 without its mark; null with a problem when the bytes are no text.</summary>
    public static ReadOnlyMemory<byte>? AsUtf8(ReadOnlyMemory<byte> bytes, out Problem? problem)
    {
        var (encoding, mark) = Sniff(bytes.Span);
        var text = encoding is null ? bytes[mark..] : Transcode(encoding, bytes.Span[mark..]);
        problem = text is not { } utf8 ? new Problem(Reasons.Unreadable, $"not valid {encoding!.WebName}")
            : utf8.Span.Trim(" \t\r\n"u8).IsEmpty ? new Problem(Reasons.Unreadable, "the file is empty")
            : utf8.Span.IndexOf((byte)0) is var zero and >= 0 ? new Problem(Reasons.Unreadable, $"binary: a zero byte at offset {zero}")
            : Utf8.IsValid(utf8.Span) ? null
            : new Problem(Reasons.Unreadable, $"binary or not UTF-8: byte 0x{utf8.Span[FirstInvalid(utf8.Span)]:X2} at offset {FirstInvalid(utf8.Span)}");
        return problem is null ? text : null;
    }

    private static (Encoding? Encoding, int Mark) Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Utf32(bigEndian: false), 4),
        [0, 0, 0xFE, 0xFF, ..] => (Utf32(bigEndian: true), 4),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        [not 0, 0, 0, 0, ..] => (Utf32(bigEndian: false), 0),
        [0, 0, 0, not 0, ..] => (Utf32(bigEndian: true), 0),
        [not 0, 0, not 0, 0, ..] => (Utf16(bigEndian: false), 0),
        [0, not 0, 0, not 0, ..] => (Utf16(bigEndian: true), 0),
        _ => (null, 0),
    };

    private static ReadOnlyMemory<byte>? Transcode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8Text.GetBytes(encoding.GetString(bytes));
        }
        catch (Exception problem) when (problem is DecoderFallbackException or EncoderFallbackException or ArgumentException)
        {
            return null;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var read) == System.Buffers.OperationStatus.Done)
            at += read;
        return at;
    }

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static UTF32Encoding Utf32(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidCharacters: true);
}
