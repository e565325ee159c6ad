using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiPack.Etl.Core.Samples;

/// <summary>An operation's code samples as a compact JSON array, as they stand in the table <c>endpoints</c>.</summary>
public static class CodeSampleCodec
{
    private static readonly CodeSampleJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes samples; none give null.</summary>
    public static string? Write(IReadOnlyList<CodeSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return samples.Count == 0 ? null : JsonSerializer.Serialize(samples, Json.IReadOnlyListCodeSample);
    }

    /// <summary>Reads samples written by <see cref="Write"/>; null gives none.</summary>
    /// <exception cref="JsonException">The text holds no samples.</exception>
    public static IReadOnlyList<CodeSample> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, Json.IReadOnlyListCodeSample) ?? throw new JsonException("the samples are null");
}

[JsonSerializable(typeof(IReadOnlyList<CodeSample>))]
internal sealed partial class CodeSampleJson : JsonSerializerContext;
