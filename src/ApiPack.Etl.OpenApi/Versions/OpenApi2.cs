using System.Buffers;
using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Versions;

/// <summary>
/// OpenAPI 2.0 documents as OpenAPI 3.0, so that one reader reads both: servers from <c>host</c>, <c>basePath</c> and <c>schemes</c>, operations with
/// 3.0 parameters and bodies. Definitions stay where they are, and with them the references to them.
/// </summary>
internal static class OpenApi2
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>True for a document that says <c>swagger</c> and not <c>openapi</c>.</summary>
    public static bool Is(JsonElement root) => root.TryMember("swagger", out _) && !root.TryMember("openapi", out _);

    /// <summary>The document as OpenAPI 3.0; operations that are no objects stay as they are.</summary>
    public static JsonDocument Convert(JsonElement root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("openapi", "3.0.3");
            foreach (var name in (string[])["info", "security", "definitions"])
                Copy(writer, name, root);
            WriteServers(writer, root, root);
            writer.WriteStartObject("components");
            Copy(writer, "securitySchemes", root, "securityDefinitions");
            writer.WriteEndObject();
            WritePaths(writer, new References(root));
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory, Options);
    }

    /// <summary>Copies a member as it stands, where it is there.</summary>
    public static void Copy(Utf8JsonWriter writer, string name, JsonElement from, string? fromName = null)
    {
        if (!from.TryMember(fromName ?? name, out var value))
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }

    /// <summary>Writes the server, by the <c>schemes</c> of the root or of an operation.</summary>
    public static void WriteServers(Utf8JsonWriter writer, JsonElement root, JsonElement declaresSchemes)
    {
        var basePath = root.TextMember("basePath") ?? "";
        var host = root.TextMember("host");
        var scheme = Scheme(declaresSchemes) ?? Scheme(root) ?? "https";
        writer.WriteStartArray("servers");
        writer.WriteStartObject();
        writer.WriteString("url", string.IsNullOrWhiteSpace(host) ? $"/{basePath.TrimStart('/')}" : $"{scheme}://{host.Trim()}/{basePath.TrimStart('/')}");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string? Scheme(JsonElement declares) =>
        declares.ItemsOf("schemes").Select(item => item.TextOrNull()).FirstOrDefault(text => text is "http" or "https");

    private static void WritePaths(Utf8JsonWriter writer, References references)
    {
        writer.WriteStartObject("paths");
        foreach (var path in OperationWalk.Operations(references).GroupBy(site => site.Path))
        {
            writer.WriteStartObject(path.Key);
            foreach (var site in path)
            {
                writer.WritePropertyName(site.Method);
                if (site.Operation.ValueKind == JsonValueKind.Object)
                    OpenApi2Operation.Write(writer, site, references);
                else
                    writer.WriteRawValue(site.Operation.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
