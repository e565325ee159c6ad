using System.Text.Json;

namespace ApiPack.Etl.OpenApi.Documents;

/// <summary>A path item with what its <c>$ref</c> brings in (OpenAPI 3.1 §4.8.9): its own members go first.</summary>
internal readonly struct PathItem
{
    private const int LongestChain = 8;

    private PathItem(JsonElement[] layers) => Layers = layers;

    /// <summary>The item itself, then what it refers to; they may be of any type.</summary>
    public JsonElement[] Layers { get; }

    /// <summary>Reads a path item and its local references; a circle of them ends.</summary>
    public static PathItem Read(JsonElement own, References references)
    {
        if (own.TextMember("$ref") is null)
            return new PathItem([own]);

        var layers = new List<JsonElement>();
        for (var hop = 0; hop < LongestChain && own.ValueKind == JsonValueKind.Object; hop++)
        {
            layers.Add(own);
            own = own.TextMember("$ref") is { } reference ? references.Target(reference) : default;
        }

        return new PathItem([.. layers]);
    }

    /// <summary>A member by name.</summary>
    public bool TryMember(string name, out JsonElement value)
    {
        foreach (var layer in Layers)
        {
            if (layer.TryMember(name, out value))
                return true;
        }

        value = default;
        return false;
    }
}
