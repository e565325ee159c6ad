using ApiPack.Etl.Sources.Yaml;

namespace ApiPack.Etl.Sources.Documents;

/// <summary>Reads a file as JSON by what it holds: JSON if its first character is a bracket, else YAML; names only settle doubts.</summary>
public sealed class DocumentParser(IngestLimits limits)
{
    /// <summary>The parsed document, or null with a problem that says where.</summary>
    /// <param name="path">The file's path, for its extension.</param>
    /// <param name="bytes">The file; must stay as it is until the document is disposed.</param>
    /// <param name="problem">Why there is no document: <c>unreadable</c>, <c>too-deep</c>, <c>too-large</c> or <c>not-openapi</c>.</param>
    public ParsedDocument? Parse(string path, ReadOnlyMemory<byte> bytes, out Problem? problem)
    {
        if (TextBytes.AsUtf8(bytes, out problem) is not { } text)
            return null;
        var isYamlName = HasExtension(path, ".yaml") || HasExtension(path, ".yml");
        if (text.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            var document = JsonText.Parse(text, limits.Depth, "json", out problem);
            return document is null && isYamlName && problem!.Reason == Reasons.Unreadable ? ParseYaml(text, out problem) : document;
        }
        if (isYamlName || SpecKey.IsIn(text.Span))
            return ParseYaml(text, out problem);
        if (HasExtension(path, ".json"))
            return JsonText.Parse(text, limits.Depth, "json", out problem);
        problem = new Problem(Reasons.NotOpenApi, "neither JSON nor YAML with an openapi or swagger key");
        return null;
    }

    private ParsedDocument? ParseYaml(ReadOnlyMemory<byte> text, out Problem? problem)
    {
        var json = YamlToJson.Convert(text, new YamlLimits(limits.Depth, limits.AliasNodes, limits.FileBytes), out problem);
        return json is null ? null : JsonText.Parse(json, limits.Depth, "yaml", out problem);
    }

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
