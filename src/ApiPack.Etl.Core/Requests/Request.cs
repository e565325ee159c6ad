using System.Text.Json.Serialization;

namespace ApiPack.Etl.Core.Requests;

/// <summary>
/// An HTTP request as an operation asks for it, resolved: what the ten languages are written from. Text values are as a person would
/// write them (decoded) beside the bytes that go on the wire (encoded), so that a language may use either.
/// </summary>
public sealed record Request
{
    /// <summary>HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// Scheme, host and path without query, encoded: <c>https://api.example.com/v1/users/%7Bid%7D</c>. A path that tells operations apart by
    /// a fragment keeps it, at the end.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>Query parameters in order, decoded and encoded.</summary>
    public IReadOnlyList<QueryItem> Query { get; init; } = [];

    /// <summary>Headers in order, names as declared; no <c>Cookie</c>; <c>Content-Type</c> present when there is a body (multipart: without its boundary).</summary>
    public IReadOnlyList<NameValue> Headers { get; init; } = [];

    /// <summary>Cookies in order, values as they go on the wire.</summary>
    public IReadOnlyList<NameValue> Cookies { get; init; } = [];

    /// <summary>The body, or null.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>Url with the encoded query, which goes before a fragment.</summary>
    public string FullUrl()
    {
        if (Query.Count == 0)
            return Url;
        var hash = Url.IndexOf('#', StringComparison.Ordinal);
        var end = hash < 0 ? Url.Length : hash;
        return $"{Url[..end]}?{string.Join('&', Query.Select(item => item.Encoded))}{Url[end..]}";
    }
}

/// <summary>A name and its value.</summary>
public sealed record NameValue(string Name, string Value);

/// <summary>A query parameter: name and value decoded, and <paramref name="Encoded"/> as <c>name=value</c> on the wire.</summary>
public sealed record QueryItem(string Name, string Value, string Encoded);

/// <summary>A request's body.</summary>
/// <param name="MediaType">Media type with its parameters, without a multipart boundary.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextBody), "text")]
[JsonDerivedType(typeof(FormBody), "form")]
[JsonDerivedType(typeof(MultipartBody), "multipart")]
[JsonDerivedType(typeof(BinaryBody), "binary")]
public abstract record RequestBody(string MediaType);

/// <summary>A body of text: JSON (compact), XML, plain.</summary>
/// <param name="MediaType">Media type.</param>
/// <param name="Text">The text, exact.</param>
/// <param name="IsJson">True when the text is a JSON value and the media type says JSON or <c>+json</c>.</param>
public sealed record TextBody(string MediaType, string Text, bool IsJson) : RequestBody(MediaType);

/// <summary>An <c>application/x-www-form-urlencoded</c> body.</summary>
/// <param name="MediaType">Media type.</param>
/// <param name="Fields">Fields in order, decoded and encoded.</param>
public sealed record FormBody(string MediaType, IReadOnlyList<QueryItem> Fields) : RequestBody(MediaType);

/// <summary>A multipart body.</summary>
/// <param name="MediaType"><c>multipart/form-data</c> or another multipart type.</param>
/// <param name="Parts">Parts in order.</param>
public sealed record MultipartBody(string MediaType, IReadOnlyList<MultipartPart> Parts) : RequestBody(MediaType);

/// <summary>A part: a field with a value, or a file whose content is read from <paramref name="FileName"/> on the caller's disk.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Value">The value; for a file part, sample content for tools that cannot read a file (may be empty).</param>
/// <param name="FileName">File name, or null for a field.</param>
/// <param name="ContentType">The part's own content type, or null.</param>
public sealed record MultipartPart(string Name, string Value, string? FileName = null, string? ContentType = null);

/// <summary>A body read from a file: <c>application/octet-stream</c>, images and so on.</summary>
/// <param name="MediaType">Media type.</param>
/// <param name="FileName">File name on the caller's disk.</param>
public sealed record BinaryBody(string MediaType, string FileName) : RequestBody(MediaType);
