using System.Text.Json;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>Which specification a document says it follows; OpenAPI 2.0, 3.0 and 3.1 are read.</summary>
internal static class SpecVersion
{
    private static readonly string[] OtherKinds = ["asyncapi", "arazzo", "overlay", "raml", "postman", "$schema"];

    /// <summary>The document's <c>openapi</c> or <c>swagger</c> value, or null with a problem.</summary>
    public static string? Of(JsonElement root, out Problem? problem)
    {
        problem = null;
        if (root.ValueKind != JsonValueKind.Object)
            problem = new Problem(Reasons.NotOpenApi, $"the document is {KindOf(root)}, not an object");
        else if (root.TryGetProperty("openapi", out var openapi))
            return Supported(openapi, "openapi", IsVersion3, out problem);
        else if (root.TryGetProperty("swagger", out var swagger))
            return Supported(swagger, "swagger", version => version is "2.0" or "2", out problem);
        else if (root.TryGetProperty("swaggerVersion", out var old))
            problem = new Problem(Reasons.UnsupportedVersion, $"Swagger {old}; convert it to OpenAPI 2.0, 3.0 or 3.1");
        else
            problem = new Problem(Reasons.NotOpenApi, Other(root));
        return null;
    }

    private static string? Supported(JsonElement value, string key, Func<string, bool> isSupported, out Problem? problem)
    {
        // YAML's unquoted 2.0 and 3.0 are numbers.
        var version = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        problem = version is null ? new Problem(Reasons.Invalid, $"/{key}: {KindOf(value)} where a version is needed")
            : isSupported(version) ? null
            : new Problem(Reasons.UnsupportedVersion, $"/{key}: '{version}'; 2.0, 3.0 and 3.1 are read, convert it to one of them");
        return problem is null ? version : null;
    }

    private static bool IsVersion3(string version) =>
        version is "3.0" or "3.1" || version.StartsWith("3.0.", StringComparison.Ordinal) || version.StartsWith("3.1.", StringComparison.Ordinal);

    private static string Other(JsonElement root) => OtherKinds.FirstOrDefault(kind => root.TryGetProperty(kind, out _)) is { } kind
        ? $"neither an openapi nor a swagger key at the top, but {kind}"
        : "neither an openapi nor a swagger key at the top";

    /// <summary>A JSON value's type in words.</summary>
    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
