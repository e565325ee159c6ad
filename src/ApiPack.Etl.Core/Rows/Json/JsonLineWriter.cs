using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>Writes JSON documents, one a line that ends with a line feed; lines leave in blocks of 64 KiB. Belongs to one thread.</summary>
/// <param name="to">Where the lines go; left open.</param>
public sealed class JsonLineWriter(Stream to) : IDisposable
{
    private const int BlockBytes = 1 << 16;

    private readonly PooledBuffer buffer = new();
    private Utf8JsonWriter? json;

    /// <summary>Takes the current line's document; no line break can come of it.</summary>
    public Utf8JsonWriter Json => json ??= new Utf8JsonWriter(buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    /// <summary>Ends the line.</summary>
    /// <exception cref="IOException">The lines cannot be written: the reader may be gone.</exception>
    public void EndLine()
    {
        Json.Flush();
        Json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        if (buffer.Written.Length >= BlockBytes)
            Flush();
    }

    /// <summary>Writes all lines that have ended.</summary>
    /// <exception cref="IOException">The lines cannot be written: the reader may be gone.</exception>
    public void Flush()
    {
        to.Write(buffer.Written);
        to.Flush();
        buffer.Clear();
    }

    /// <summary>Gives the memory back; what was not flushed is lost.</summary>
    public void Dispose()
    {
        json?.Dispose();
        buffer.Dispose();
    }
}
