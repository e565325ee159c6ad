using System.Text;

namespace ApiPack.Etl.DuckDb.Values;

/// <summary>A buffer that holds one text as UTF-8; a surrogate without its pair becomes U+FFFD.</summary>
internal sealed class Utf8Text
{
    private byte[] bytes = new byte[4096];

    /// <summary>The buffer, of which <see cref="Length"/> bytes are the text.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Length in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Encodes a text over the last one.</summary>
    public Utf8Text Set(string text)
    {
        if (bytes.Length < text.Length * 3L)
            Reserve(Encoding.UTF8.GetByteCount(text));
        Length = Encoding.UTF8.GetBytes(text, bytes);
        return this;
    }

    private void Reserve(int needed)
    {
        if (bytes.Length < needed)
            bytes = GC.AllocateUninitializedArray<byte>(Math.Max(needed, (int)Math.Min(bytes.Length * 2L, Array.MaxLength)));
    }
}
