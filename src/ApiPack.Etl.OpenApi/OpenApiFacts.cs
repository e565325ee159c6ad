using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Servers;

namespace ApiPack.Etl.OpenApi;

/// <summary>What ingest needs to know of a parsed JSON document; reading never throws, whatever the types.</summary>
public sealed record OpenApiFacts
{
    /// <summary>The document's own <c>openapi</c> or <c>swagger</c> value, such as <c>3.0.1</c>; null: the document is no OpenAPI.</summary>
    public required string? SpecVersion { get; init; }

    /// <summary><c>info.title</c>, trimmed; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary><c>info.x-providerName</c>, trimmed, or null.</summary>
    public required string? Provider { get; init; }

    /// <summary><c>info.x-serviceName</c>, trimmed, or null.</summary>
    public required string? Service { get; init; }

    /// <summary><c>info.version</c>, trimmed; may be empty.</summary>
    public required string Version { get; init; }

    /// <summary><c>info.license.name</c>, trimmed, or null.</summary>
    public required string? License { get; init; }

    /// <summary>Operations in <c>paths</c> (<see cref="OperationCounter"/>).</summary>
    public required long Operations { get; init; }

    /// <summary>Host of the first server, variables filled with their defaults; null when it is relative or none is declared.</summary>
    public required string? Host { get; init; }

    /// <summary>Reads the facts of a document.</summary>
    public static OpenApiFacts Read(JsonElement root)
    {
        var info = root.ObjectMember("info");
        return new OpenApiFacts
        {
            SpecVersion = SpecVersionOf(root),
            Title = Scalar(info, "title") ?? "",
            Provider = Scalar(info, "x-providerName"),
            Service = Scalar(info, "x-serviceName"),
            Version = Scalar(info, "version") ?? "",
            License = Scalar(info.ObjectMember("license"), "name"),
            Operations = OperationCounter.Count(root),
            Host = DeclaredHost.Of(root),
        };
    }

    private static string? SpecVersionOf(JsonElement root) =>
        (Scalar(root, "openapi") ?? Scalar(root, "swagger")) is { } version && char.IsAsciiDigit(version[0]) ? version : null;

    private static string? Scalar(JsonElement element, string name)
    {
        var text = element.TryMember(name, out var value) ? value.ScalarText()?.Trim() : null;
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
