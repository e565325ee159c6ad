using System.Text.Json;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Lake.Responses;

/// <summary>A response's file: <c>{"key":…,"model":…,"request":{…},"response":{…}}</c>, compact, the request byte for byte as its key was taken of it.</summary>
internal static class ResponseCodec
{
    public static ReadOnlyMemory<byte> Write(StoredResponse response) => ModelJson.Bytes(to =>
    {
        to.WriteStartObject();
        to.WriteString("key"u8, response.Key);
        to.WriteString("model"u8, response.Model);
        to.WritePropertyName("request"u8);
        to.WriteRawValue(response.Request);
        to.WritePropertyName("response"u8);
        to.WriteRawValue(response.Reply.ToJson());
        to.WriteEndObject();
    });

    /// <summary>Reads a file, and proves that it is the key's.</summary>
    /// <exception cref="InvalidDataException">The file is broken, or another key's.</exception>
    public static StoredResponse Read(ReadOnlyMemory<byte> file, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            var root = document.RootElement;
            var model = root.GetProperty("model").GetString()!;
            var request = root.GetProperty("request").GetRawText();
            if (root.GetProperty("key").GetString() != key || ResponseKey.Of(model, request) != key)
                throw new InvalidDataException("its key is not that of its model and request");
            return new StoredResponse(key, model, request, ModelReply.Read(root.GetProperty("response").GetRawText()));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is no response: {error.Message}", error);
        }
    }
}
