namespace ApiPack.Etl.OpenApi.Bodies;

/// <summary>What a media type's body is made of.</summary>
internal enum BodyKind
{
    Json,
    Form,
    Multipart,
    Xml,
    Text,
    Binary,
}

/// <summary>Media types: their kind, and which of a request's to send.</summary>
internal static class MediaTypes
{
    private static readonly string[] Preferred = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

    /// <summary>The preferred ones in their order, else the first as declared.</summary>
    public static DeclaredContent? Choose(List<DeclaredContent> declared, Func<DeclaredContent, bool> hasSchema)
    {
        foreach (var preferred in Preferred)
        {
            foreach (var content in declared)
            {
                if (content.MediaType == preferred && hasSchema(content))
                    return content;
            }
        }

        return declared.Count > 0 ? declared[0] : null;
    }

    /// <summary>The kind of a media type's body.</summary>
    public static BodyKind KindOf(string mediaType)
    {
        var essence = Essence(mediaType);
        var subtype = essence[(essence.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (essence == "application/x-www-form-urlencoded")
            return BodyKind.Form;
        if (essence.StartsWith("multipart/", StringComparison.Ordinal) || essence == "application/form-data")
            return BodyKind.Multipart;
        if (subtype is "json" or "x-json" or "*" or "" || subtype.EndsWith("+json", StringComparison.Ordinal) || essence.StartsWith("applicationjson", StringComparison.Ordinal))
            return essence.StartsWith("image/", StringComparison.Ordinal) || essence.StartsWith("audio/", StringComparison.Ordinal) || essence.StartsWith("video/", StringComparison.Ordinal) ? BodyKind.Binary
                : essence == "text/*" ? BodyKind.Text : BodyKind.Json;
        if (subtype == "xml" || subtype.EndsWith("+xml", StringComparison.Ordinal))
            return essence == "image/svg+xml" ? BodyKind.Binary : BodyKind.Xml;
        return IsText(essence, subtype) ? BodyKind.Text : BodyKind.Binary;
    }

    /// <summary>The media type as a Content-Type may say it: without wildcards.</summary>
    public static string Concrete(string mediaType) => Essence(mediaType) switch
    {
        "" or "*/*" or "*" or "application/*" => "application/json",
        "application/*+json" => "application/json",
        "text/*" => "text/plain",
        "image/*" => "image/png",
        "audio/*" => "audio/mpeg",
        "video/*" => "video/mp4",
        "multipart/*" => "multipart/form-data",
        var essence when essence.Contains('*', StringComparison.Ordinal) => essence.EndsWith("xml", StringComparison.Ordinal) ? "application/xml" : "application/octet-stream",
        _ => mediaType.Trim(),
    };

    /// <summary>A file name's extension for a media type, with its dot.</summary>
    public static string Extension(string mediaType) => Essence(mediaType) switch
    {
        "image/png" => ".png",
        "image/jpeg" or "image/jpg" => ".jpg",
        "image/gif" => ".gif",
        "image/svg+xml" => ".svg",
        "application/pdf" => ".pdf",
        "application/zip" or "application/x-zip-compressed" => ".zip",
        "application/gzip" => ".gz",
        "application/json" => ".json",
        "application/xml" or "text/xml" => ".xml",
        "text/plain" => ".txt",
        "text/csv" => ".csv",
        "audio/mpeg" => ".mp3",
        "audio/wav" or "audio/x-wav" => ".wav",
        "video/mp4" => ".mp4",
        _ => ".bin",
    };

    /// <summary>The media type in lower case without its parameters.</summary>
    public static string Essence(string mediaType)
    {
        var end = mediaType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? mediaType : mediaType[..end]).Trim().ToLowerInvariant();
    }

    private static bool IsText(string essence, string subtype) =>
        essence.StartsWith("text/", StringComparison.Ordinal)
        || subtype.EndsWith("+yaml", StringComparison.Ordinal)
        || subtype is "yaml" or "x-yaml" or "ndjson" or "x-ndjson" or "jsonlines" or "graphql" or "javascript" or "jwt" or "jose" or "jose+jwe" or "sql" or "x-sh"
            or "sparql-query" or "sparql-update" or "n-triples" or "x-turtle" or "csv" or "toml" or "hal+yaml";
}
