using System.Text.Json;
using System.Text.Json.Serialization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Builds;

/// <summary>What an unfinished build has done, so that the next one of the same key goes on from there: a file for each finished stage.</summary>
/// <param name="store">The lake.</param>
/// <param name="key">The build's key, from <see cref="Key"/>.</param>
public sealed class BuildState(ILakeStore store, string key)
{
    private readonly string folder = LakePath.IsName(key) ? $"{LakePath.Work}/{key}" : throw new ArgumentException($"'{key}' is no build key", nameof(key));

    /// <summary>The key of a build: the same inputs, configuration and code give the same key, and anything else another.</summary>
    /// <param name="inputs">Digest of the sources.</param>
    /// <param name="configuration">Settings that shape the data.</param>
    /// <param name="code">What the code is: version and build.</param>
    public static string Key(string inputs, string configuration, string code) =>
        Ids.Hash128(string.Join('\n', Ids.Hash128(inputs), Ids.Hash128(configuration), Ids.Hash128(code)));

    /// <summary>Notes a stage as finished. Its files must be whole in place.</summary>
    public void Save(StageResult result) =>
        store.Replace(PathOf(result.Ledger.Stage), JsonSerializer.SerializeToUtf8Bytes(result, BuildJson.Compact.StageResult));

    /// <summary>A finished stage's result, or null when it must be run (again): not noted, or one of its files is not as noted.</summary>
    /// <param name="stage">Stage name.</param>
    /// <param name="checksums">Also compare each file's SHA-256, which reads all of them.</param>
    public StageResult? TryLoad(string stage, bool checksums = false)
    {
        var path = PathOf(stage);
        if (store.Length(path) is null)
            return null;

        var result = Read(path);
        return result is not null
            && result.Ledger.Stage == stage
            && AllThere(result.Table.Name, result.Table.Files, checksums)
            && AllThere("rejects", result.Rejects, checksums) ? result : null;
    }

    /// <summary>Forgets this build and every other unfinished one, after a version is published.</summary>
    public void Clear()
    {
        foreach (var file in store.List(LakePath.Work).Where(static file => file.Path.EndsWith(".json", StringComparison.Ordinal)))
            store.Delete(file.Path);
    }

    // A note that cannot be read is no note: the stage runs again.
    private StageResult? Read(string path)
    {
        using var stream = store.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize(stream, BuildJson.Compact.StageResult);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool AllThere(string table, IReadOnlyList<TableFile> files, bool checksums) =>
        files.All(file => DataFile.Matches(store, LakePath.DataFile(table, file.Path), file.Bytes, checksums ? file.Sha256 : null));

    private string PathOf(string stage) =>
        LakePath.IsName(stage) ? $"{folder}/{stage}.json" : throw new ArgumentException($"'{stage}' is no stage name", nameof(stage));
}

[JsonSerializable(typeof(StageResult))]
internal sealed partial class BuildJson : JsonSerializerContext
{
    public static BuildJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
    });
}
