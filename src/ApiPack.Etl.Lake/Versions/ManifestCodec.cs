using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiPack.Etl.Lake.Versions;

/// <summary>A manifest as JSON: snake case, indented, fields always in the same order.</summary>
public static class ManifestCodec
{
    /// <summary>Writes a manifest.</summary>
    public static byte[] Write(Manifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, VersionJson.Indented.Manifest);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">The text is no manifest, or one of a newer layout.</exception>
    public static Manifest Read(Stream stream)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(stream, VersionJson.Indented.Manifest) ?? throw new JsonException("the manifest is null");
            if (manifest.Schema != Manifest.CurrentSchema)
                throw new InvalidDataException($"the manifest has layout '{manifest.Schema}'; this tool reads {Manifest.CurrentSchema}");
            return HasHoles(manifest) ? throw new JsonException("a list of the manifest holds null") : manifest;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    internal static byte[] WritePointer(string version) => JsonSerializer.SerializeToUtf8Bytes(new Pointer(version), VersionJson.Indented.Pointer);

    internal static string ReadPointer(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize(stream, VersionJson.Indented.Pointer)?.Version ?? throw new JsonException("the pointer is null");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    // The reader refuses null for a member, but not inside lists and dictionaries.
    private static bool HasHoles(Manifest manifest) =>
        manifest.Inputs.Any(static input => input is null)
        || manifest.Ledger.Any(static entry => entry is null)
        || manifest.Tables.Values.Any(static table => table is null || table.Files.Any(static file => file is null) || table.Columns.Any(static column => column is null));
}

/// <summary><c>lake/latest.json</c>.</summary>
internal sealed record Pointer(string Version);

[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Pointer))]
internal sealed partial class VersionJson : JsonSerializerContext
{
    public static VersionJson Indented { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    });
}
