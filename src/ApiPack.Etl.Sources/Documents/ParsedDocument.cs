using System.Text.Json;

namespace ApiPack.Etl.Sources.Documents;

/// <summary>A file read as JSON, whichever its format.</summary>
public sealed class ParsedDocument : IDisposable
{
    private readonly JsonDocument document;

    internal ParsedDocument(JsonDocument document, ReadOnlyMemory<byte> json, string format)
    {
        this.document = document;
        Json = json;
        Format = format;
    }

    /// <summary>The document's root; valid until disposed. Names within an object differ from one another.</summary>
    public JsonElement Root => document.RootElement;

    /// <summary>The document itself; disposing of either disposes of both.</summary>
    public JsonDocument Document => document;

    /// <summary>The document as UTF-8 JSON; valid as long as the file's bytes are.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary><c>json</c> or <c>yaml</c>.</summary>
    public string Format { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => document.Dispose();
}
