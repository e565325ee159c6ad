using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApiPack.Etl.Core.Requests;

/// <summary>Writes the frequent requests as the serializer would, to the byte, without its metadata and in one buffer.</summary>
internal static class RequestWriting
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>True for a request without body, with a text or with a form; the serializer writes the others.</summary>
    public static bool Writes(RequestBody? body) => body is null or TextBody or FormBody;

    public static string Write(Request request)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
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
        }

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
        if (body is TextBody text)
        {
            json.WriteString("kind"u8, "text");
            json.WriteString("text"u8, text.Text);
            json.WriteBoolean("is_json"u8, text.IsJson);
        }
        else if (body is FormBody form)
        {
            json.WriteString("kind"u8, "form");
            json.WritePropertyName("fields"u8);
            Pairs(json, form.Fields);
        }

        json.WriteString("media_type"u8, body.MediaType);
        json.WriteEndObject();
    }
}
