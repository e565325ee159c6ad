using System.Text.Json;
using System.Text.Json.Serialization;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>The file behind <c>--config</c>: JSON, every property optional, unknown ones an error.</summary>
internal sealed record BuildConfiguration
{
    /// <summary>Folder of the lake.</summary>
    public string? Lake { get; init; }

    /// <summary>Sources by name.</summary>
    public IReadOnlyDictionary<string, SourceSetting> Sources { get; init; } = new Dictionary<string, SourceSetting>();

    /// <summary>Worker threads.</summary>
    public int? Threads { get; init; }

    /// <summary>Memory that the embedded engine may hold before it spills, in MiB.</summary>
    public int? EngineMemoryMib { get; init; }

    public static BuildConfiguration Read(string? path)
    {
        if (path is null)
        {
            return new BuildConfiguration();
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ConfigurationJson.Default.BuildConfiguration)
                ?? throw new InputException($"{path}: the configuration is null; write a JSON object");
        }
        catch (JsonException wrong)
        {
            throw new InputException($"{path}:{wrong.LineNumber + 1}: {wrong.Message} Known properties: lake, sources, threads, engine_memory_mib.", wrong);
        }
        catch (IOException missing)
        {
            throw new InputException($"{path}: {missing.Message} Give the path of a JSON file to --config.", missing);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(BuildConfiguration))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
