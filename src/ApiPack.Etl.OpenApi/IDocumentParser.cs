using System.Text.Json;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.OpenApi;

/// <summary>Parses a file's bytes to a JSON document, by its format.</summary>
public interface IDocumentParser
{
    /// <summary>The document; the caller disposes of it.</summary>
    /// <exception cref="JsonException">The bytes are no document of the file's format.</exception>
    JsonDocument Parse(FileRow file, byte[] content);
}

/// <summary>Parses JSON up to 256 levels deep, and nothing else.</summary>
public sealed class JsonDocumentParser : IDocumentParser
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <inheritdoc/>
    public JsonDocument Parse(FileRow file, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Format != "json")
            throw new JsonException($"{file.Format} is not read here");
        var start = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        return JsonDocument.Parse(content.AsMemory(start), Options);
    }
}
