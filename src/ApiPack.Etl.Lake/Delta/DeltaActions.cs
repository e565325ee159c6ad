using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>One line of a log: exactly one of the properties is set. Actions that are not listed here do not change which files are live.</summary>
internal sealed record DeltaAction
{
    /// <summary>Every tool writes what it likes here; ours is a <see cref="CommitInfoAction"/>.</summary>
    public JsonElement? CommitInfo { get; init; }

    public ProtocolAction? Protocol { get; init; }

    public MetaDataAction? MetaData { get; init; }

    public RemoveAction? Remove { get; init; }

    public AddAction? Add { get; init; }
}

internal sealed record CommitInfoAction
{
    public long? Timestamp { get; init; }

    public string? Operation { get; init; }

    public IReadOnlyDictionary<string, string>? OperationParameters { get; init; }

    public IReadOnlyDictionary<string, string>? OperationMetrics { get; init; }

    public string? EngineInfo { get; init; }

    public string? UserMetadata { get; init; }
}

internal sealed record ProtocolAction(int MinReaderVersion, int MinWriterVersion);

internal sealed record MetaDataAction
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public FormatSpec Format { get; init; } = new("parquet", new Dictionary<string, string>());

    public required string SchemaString { get; init; }

    public required IReadOnlyList<string> PartitionColumns { get; init; }

    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    public long? CreatedTime { get; init; }
}

internal sealed record FormatSpec(string Provider, IReadOnlyDictionary<string, string>? Options);

internal sealed record AddAction
{
    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string?> PartitionValues { get; init; }

    public required long Size { get; init; }

    public long ModificationTime { get; init; }

    public bool DataChange { get; init; }

    public string? Stats { get; init; }

    /// <summary>Rows in the file, where <see cref="Stats"/> says so.</summary>
    [JsonIgnore]
    public long? Rows => Stats is null ? null : JsonSerializer.Deserialize(Stats, DeltaJson.Log.FileStatistics)?.NumRecords;
}

internal sealed record RemoveAction
{
    public required string Path { get; init; }

    public long? DeletionTimestamp { get; init; }

    public bool DataChange { get; init; }

    public bool? ExtendedFileMetadata { get; init; }

    public IReadOnlyDictionary<string, string?>? PartitionValues { get; init; }

    public long? Size { get; init; }
}

internal sealed record FileStatistics(long? NumRecords);

/// <summary>A log's JSON: camel case, no nulls but those of partition values, no escapes that JSON does not need.</summary>
[JsonSerializable(typeof(DeltaAction))]
[JsonSerializable(typeof(CommitInfoAction))]
[JsonSerializable(typeof(FileStatistics))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DeltaJson : JsonSerializerContext
{
    public static DeltaJson Log { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    });
}
