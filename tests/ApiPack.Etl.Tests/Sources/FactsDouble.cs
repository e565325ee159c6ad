using System.Text.Json;
using ApiPack.Etl.Sources.Ingest;

namespace ApiPack.Etl.Tests.Sources;

/// <summary>Stands in for the project that reads OpenAPI: counts methods in paths.</summary>
internal static class FactsDouble
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static DocumentFacts Read(JsonElement root)
    {
        var info = root.GetProperty("info");
        return new DocumentFacts
        {
            Title = Text(info, "title") ?? "",
            Provider = Text(info, "x-providerName"),
            Service = Text(info, "x-serviceName"),
            Version = Text(info, "version") ?? "",
            License = null,
            Operations = Operations(root),
            Host = Text(root, "host"),
        };
    }

    private static long Operations(JsonElement root) => root.TryGetProperty("paths", out var paths) && paths.ValueKind == JsonValueKind.Object
        ? paths.EnumerateObject()
            .Where(path => path.Value.ValueKind == JsonValueKind.Object)
            .Sum(path => path.Value.EnumerateObject().Count(method => Methods.Contains(method.Name)))
        : 0;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
