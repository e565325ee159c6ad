using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApiPack.Etl.Core.Requests;

/// <summary>Writes requests as the serializer would, to the byte, without its metadata and in a buffer that each thread keeps.</summary>
internal static class RequestWriting
{
    private const int FirstBytes = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? threadBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? threadWriter;

    public static string Write(Request request)
    {
        var buffer = threadBuffer ??= new ArrayBufferWriter<byte>(FirstBytes);
        var json = threadWriter ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteString("method"u8, request.Method);
        json.WriteString("url"u8, request.Url);
        json.WritePropertyName("query"u8);
        Pairs(json, request.Query);
        json.WritePropertyName("headers"u8);
        Names(json, request.Headers);
        json.WritePropertyName("cookies"u8);
        Names(json, request.Cookies);
        Body(json, request.Body);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Pairs(Utf8JsonWriter json, IReadOnlyList<QueryItem> items)
    {
        json.WriteStartArray();
        for (var at = 0; at < items.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, items[at].Name);
            json.WriteString("value"u8, items[at].Value);
            json.WriteString("encoded"u8, items[at].Encoded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter json, IReadOnlyList<NameValue> items)
    {
        json.WriteStartArray();
        for (var at = 0; at < items.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, items[at].Name);
            json.WriteString("value"u8, items[at].Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Body(Utf8JsonWriter json, RequestBody? body)
    {
        if (body is null)
            return;
        json.WriteStartObject("body"u8);
        switch (body)
        {
            case TextBody text:
                json.WriteString("kind"u8, "text");
                json.WriteString("text"u8, text.Text);
                json.WriteBoolean("is_json"u8, text.IsJson);
                break;
            case FormBody form:
                json.WriteString("kind"u8, "form");
                json.WritePropertyName("fields"u8);
                Pairs(json, form.Fields);
                break;
            case MultipartBody multipart:
                json.WriteString("kind"u8, "multipart");
                Parts(json, multipart.Parts);
                break;
            case BinaryBody binary:
                json.WriteString("kind"u8, "binary");
                json.WriteString("file_name"u8, binary.FileName);
                break;
            default:
                throw new NotSupportedException($"no JSON for a {body.GetType().Name}");
        }

        json.WriteString("media_type"u8, body.MediaType);
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, IReadOnlyList<MultipartPart> parts)
    {
        json.WriteStartArray("parts"u8);
        for (var at = 0; at < parts.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, parts[at].Name);
            json.WriteString("value"u8, parts[at].Value);
            if (parts[at].FileName is { } fileName)
                json.WriteString("file_name"u8, fileName);
            if (parts[at].ContentType is { } contentType)
                json.WriteString("content_type"u8, contentType);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
