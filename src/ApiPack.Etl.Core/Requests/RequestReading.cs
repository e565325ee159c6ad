using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.Core.Requests;

/// <summary>
/// Reads the requests that <see cref="RequestCodec"/> writes, straight from their tokens. What is written otherwise it leaves alone:
/// null means that the serializer has to judge.
/// </summary>
internal static class RequestReading
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Request? ReadOrNull(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Utf8.GetMaxByteCount(json.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Utf8.GetBytes(json, bytes)));
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && Whole(ref reader) is { } request && !reader.Read() ? request : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static Request? Whole(ref Utf8JsonReader reader)
    {
        string? method = null, url = null;
        List<QueryItem>? query = null;
        List<NameValue>? headers = null, cookies = null;
        RequestBody? body = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = reader.ValueTextEquals("method"u8) ? (method = Text(ref reader)) is not null
                : reader.ValueTextEquals("url"u8) ? (url = Text(ref reader)) is not null
                : reader.ValueTextEquals("query"u8) ? (query = Pairs(ref reader)) is not null
                : reader.ValueTextEquals("headers"u8) ? (headers = Names(ref reader)) is not null
                : reader.ValueTextEquals("cookies"u8) ? (cookies = Names(ref reader)) is not null
                : reader.ValueTextEquals("body"u8) && (body = Body(ref reader)) is not null;
            if (!read)
                return null;
        }

        return method is null || url is null || query is null || headers is null || cookies is null || reader.TokenType != JsonTokenType.EndObject
            ? null
            : new Request { Method = method, Url = url, Query = query, Headers = headers, Cookies = cookies, Body = body };
    }

    private static List<QueryItem>? Pairs(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return null;
        var items = new List<QueryItem>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (Member(ref reader, "name"u8) is not { } name || Member(ref reader, "value"u8) is not { } value || Member(ref reader, "encoded"u8) is not { } encoded || !Ends(ref reader))
                return null;
            items.Add(new QueryItem(name, value, encoded));
        }

        return reader.TokenType == JsonTokenType.EndArray ? items : null;
    }

    private static List<NameValue>? Names(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return null;
        var items = new List<NameValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (Member(ref reader, "name"u8) is not { } name || Member(ref reader, "value"u8) is not { } value || !Ends(ref reader))
                return null;
            items.Add(new NameValue(name, value));
        }

        return reader.TokenType == JsonTokenType.EndArray ? items : null;
    }

    private static RequestBody? Body(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || Member(ref reader, "kind"u8) is not { } kind)
            return null;
        return kind switch
        {
            "text" => TextOf(ref reader),
            "form" => FormOf(ref reader),
            "multipart" => MultipartOf(ref reader),
            "binary" => BinaryOf(ref reader),
            _ => null,
        };
    }

    private static BinaryBody? BinaryOf(ref Utf8JsonReader reader) =>
        Member(ref reader, "file_name"u8) is { } fileName && Member(ref reader, "media_type"u8) is { } mediaType && Ends(ref reader)
            ? new BinaryBody(mediaType, fileName)
            : null;

    private static MultipartBody? MultipartOf(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || !reader.ValueTextEquals("parts"u8) || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return null;
        var parts = new List<MultipartPart>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (PartOf(ref reader) is not { } part)
                return null;
            parts.Add(part);
        }

        return reader.TokenType == JsonTokenType.EndArray && Member(ref reader, "media_type"u8) is { } mediaType && Ends(ref reader)
            ? new MultipartBody(mediaType, parts)
            : null;
    }

    private static MultipartPart? PartOf(ref Utf8JsonReader reader)
    {
        if (Member(ref reader, "name"u8) is not { } name || Member(ref reader, "value"u8) is not { } value)
            return null;
        string? fileName = null, contentType = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = reader.ValueTextEquals("file_name"u8) ? (fileName = Text(ref reader)) is not null
                : reader.ValueTextEquals("content_type"u8) && (contentType = Text(ref reader)) is not null;
            if (!read)
                return null;
        }

        return reader.TokenType == JsonTokenType.EndObject ? new MultipartPart(name, value, fileName, contentType) : null;
    }

    private static FormBody? FormOf(ref Utf8JsonReader reader)
    {
        List<QueryItem>? fields = null;
        string? mediaType = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = reader.ValueTextEquals("fields"u8) ? (fields = Pairs(ref reader)) is not null
                : reader.ValueTextEquals("media_type"u8) && (mediaType = Text(ref reader)) is not null;
            if (!read)
                return null;
        }

        return fields is null || mediaType is null || reader.TokenType != JsonTokenType.EndObject ? null : new FormBody(mediaType, fields);
    }

    private static TextBody? TextOf(ref Utf8JsonReader reader)
    {
        string? text = null, mediaType = null;
        bool? isJson = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = reader.ValueTextEquals("text"u8) ? (text = Text(ref reader)) is not null
                : reader.ValueTextEquals("is_json"u8) ? (isJson = Flag(ref reader)) is not null
                : reader.ValueTextEquals("media_type"u8) && (mediaType = Text(ref reader)) is not null;
            if (!read)
                return null;
        }

        return text is null || mediaType is null || isJson is null || reader.TokenType != JsonTokenType.EndObject ? null : new TextBody(mediaType, text, isJson.Value);
    }

    private static string? Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) ? Text(ref reader) : null;

    private static string? Text(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static bool? Flag(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;

    private static bool Ends(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndObject;
}
