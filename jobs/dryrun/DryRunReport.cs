using System.Text.Json.Serialization;

namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>What a build would ask of models: what <c>build --dry-run --json</c> prints.</summary>
internal sealed record DryRunReport
{
    /// <summary>Always true: tells this object from a build's.</summary>
    public bool DryRun { get; init; } = true;

    /// <summary>The stages that would ask a model, in run order.</summary>
    public required IReadOnlyList<StageEstimate> Stages { get; init; }

    /// <summary>Their sum; its stage is <c>total</c>.</summary>
    public required StageEstimate Total { get; init; }

    public required double CharactersPerToken { get; init; }

    public required double PrefillTokensPerSecond { get; init; }

    public required double DecodeTokensPerSecond { get; init; }

    public required double? GpuHourPrice { get; init; }

    /// <summary>What the figures rest on, a sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }
}

/// <summary>What one stage would ask.</summary>
internal sealed record StageEstimate
{
    public required string Stage { get; init; }

    /// <summary>Kind and name of the model, without its address; empty for a sum.</summary>
    public required string Model { get; init; }

    public required long Requests { get; init; }

    /// <summary>Tokens of all prompts.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Tokens of them that the server has in its cache of beginnings.</summary>
    public required long CachedTokens { get; init; }

    /// <summary>Tokens of the longest prompt, which the server's context has to hold with its answer.</summary>
    public required long LongestPromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    /// <summary>Hours of one GPU.</summary>
    public required double GpuHours { get; init; }

    /// <summary>Null without a price.</summary>
    public required double? Cost { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DryRunReport))]
internal sealed partial class DryRunJson : JsonSerializerContext;
