using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>
/// Multipart bodies: a part for each property, one for each item of an array, files where the schema or <c>encoding</c> says binary
/// (OpenAPI 3.0.3 §4.7.14.5, 3.1 §4.8.14.5).
/// </summary>
internal static class MultipartParts
{
    private const string Bytes = "application/octet-stream";

    /// <summary>The body; a value that is no object is one part.</summary>
    public static MultipartBody Of(BodySample sample)
    {
        var mediaType = MediaTypes.Essence(sample.MediaType) is var essence && essence.StartsWith("multipart/", StringComparison.Ordinal) ? essence : "multipart/form-data";
        var parts = new List<MultipartPart>();
        if (sample.Value is { Kind: SampleKind.Object } value)
        {
            foreach (var member in value.Members)
                Add(parts, member.Name, member.Value, PropertyOf(sample.Schema, member.Name), sample.Encoding.ObjectMember(member.Name));
        }
        else if (sample.Value is not null)
        {
            Add(parts, IsFile(sample.Schema, null) ? "file" : "value", sample.Value, sample.Schema, default);
        }

        return new MultipartBody(mediaType, parts);
    }

    private static void Add(List<MultipartPart> parts, string name, Sample value, Schema? schema, JsonElement encoding)
    {
        var contentType = encoding.TextMember("contentType")?.Split(',')[0].Trim();
        contentType = string.IsNullOrEmpty(contentType) ? null : contentType;
        if (value.Kind == SampleKind.Array && !IsFile(schema, contentType))
        {
            foreach (var item in value.Items)
                parts.Add(One(name, item, schema?.Target?.Items, contentType));
        }
        else
        {
            parts.Add(One(name, value, schema, contentType));
        }
    }

    private static MultipartPart One(string name, Sample value, Schema? schema, string? contentType)
    {
        if (IsFile(schema, contentType))
        {
            var type = contentType is null ? Bytes : MediaTypes.Concrete(contentType);
            return new MultipartPart(name, "", $"{FileName(name)}{MediaTypes.Extension(type)}", type);
        }

        var isJson = value.Kind is SampleKind.Object or SampleKind.Array;
        return new MultipartPart(name, StyledText.Plain(value), null, contentType ?? (isJson ? "application/json" : null));
    }

    private static bool IsFile(Schema? schema, string? contentType)
    {
        if (contentType is not null && MediaTypes.KindOf(contentType) == BodyKind.Binary)
            return true;
        if (schema is null)
            return false;
        foreach (var part in schema.Parts.All)
        {
            if (part.Format == "binary" || part.IsRawContent)
                return true;
        }

        return false;
    }

    private static Schema? PropertyOf(Schema? schema, string name) => schema is null ? null : schema.Parts.Property(name);

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));
        return safe.Length == 0 ? "file" : safe;
    }
}
