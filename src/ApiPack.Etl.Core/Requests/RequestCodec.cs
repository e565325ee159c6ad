using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiPack.Etl.Core.Requests;

/// <summary>A request as compact JSON, as it stands in the table <c>endpoints</c>.</summary>
public static class RequestCodec
{
    private static readonly RequestJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a request, to the byte as the serializer would.</summary>
    public static string Write(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestWriting.Write(request);
    }

    /// <summary>Reads a request written by <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">The text is no request.</exception>
    public static Request Read(string json) =>
        RequestReading.ReadOrNull(json) ?? JsonSerializer.Deserialize(json, Json.Request) ?? throw new JsonException("the request is null");
}

[JsonSerializable(typeof(Request))]
internal sealed partial class RequestJson : JsonSerializerContext;
