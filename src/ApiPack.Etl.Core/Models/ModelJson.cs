using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>How requests and replies are written: compact, text as it is but for what JSON must escape.</summary>
public static class ModelJson
{
    /// <summary>Options of every writer of requests and replies.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What <paramref name="write"/> writes, as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return buffer.WrittenMemory;
    }

    /// <summary>What <paramref name="write"/> writes, as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write).Span);

    /// <summary>Writes a property that is an array of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter to, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        to.WriteStartArray(name);
        foreach (var text in texts)
            to.WriteStringValue(text);
        to.WriteEndArray();
    }

    /// <summary>Writes a property that is an array of numbers, each so that it is read back to the last bit.</summary>
    public static void WriteNumbers(this Utf8JsonWriter to, ReadOnlySpan<byte> name, IReadOnlyList<double> numbers)
    {
        to.WriteStartArray(name);
        foreach (var number in numbers)
            to.WriteNumberValue(number);
        to.WriteEndArray();
    }
}
