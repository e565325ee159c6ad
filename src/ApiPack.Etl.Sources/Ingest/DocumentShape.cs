using System.Text.Json;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>Types at the places without which no row can be made; what is wrong further down is the endpoints' affair.</summary>
internal static class DocumentShape
{
    /// <summary>The first wrong type, or null.</summary>
    public static Problem? ProblemOf(JsonElement root)
    {
        if (!root.TryGetProperty("info", out var info))
            return new Problem(Reasons.Invalid, "/info: missing; an object with title and version is needed");
        if (info.ValueKind != JsonValueKind.Object)
            return Wrong("/info", info);
        if (info.TryGetProperty("title", out var title) && title.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return new Problem(Reasons.Invalid, $"/info/title: {SpecVersion.KindOf(title)} where a string is needed");
        return root.TryGetProperty("paths", out var paths) && paths.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)
            ? Wrong("/paths", paths)
            : null;
    }

    private static Problem Wrong(string pointer, JsonElement value) =>
        new(Reasons.Invalid, $"{pointer}: {SpecVersion.KindOf(value)} where an object is needed");
}
