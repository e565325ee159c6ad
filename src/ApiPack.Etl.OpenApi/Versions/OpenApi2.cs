using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ApiPack.Etl.OpenApi.Versions;

/// <summary>OpenAPI 2.0 documents as OpenAPI 3.0, so that one reader reads both.</summary>
internal static class OpenApi2
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>True for a document that says <c>swagger</c> and not <c>openapi</c>.</summary>
    public static bool Is(JsonElement root) => root.TryMember("swagger", out _) && !root.TryMember("openapi", out _);

    /// <summary>The document as OpenAPI 3.0.</summary>
    /// <exception cref="JsonException">The document cannot be converted; the message says why.</exception>
    public static JsonDocument Convert(JsonElement root)
    {
        try
        {
            using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(root));
            var read = OpenApiDocument.Load(content, "json", new OpenApiReaderSettings { LoadExternalRefs = false });
            if (read.Document is null)
                throw new JsonException(string.Join("; ", read.Diagnostic?.Errors.Select(error => error.ToString()) ?? ["no document"]));
            using var converted = new MemoryStream();
            using (var text = new StreamWriter(converted, leaveOpen: true))
                read.Document.SerializeAs(OpenApiSpecVersion.OpenApi3_0, new OpenApiJsonWriter(text));
            return JsonDocument.Parse(converted.ToArray(), Options);
        }
        catch (Exception problem) when (problem is not (JsonException or OutOfMemoryException))
        {
            // The reader throws whatever a malformed document leads it into; each such file is one rejected file.
            throw new JsonException($"OpenAPI 2.0 conversion: {problem.GetType().Name}: {problem.Message}", problem);
        }
    }
}
