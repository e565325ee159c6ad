using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Instructions.Prompting;
using ApiPack.Etl.Jobs.Build;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Jobs.DryRun;

/// <summary>
/// Says what a build would ask of models before it asks them anything: runs the stages with their embedded defaults, makes the requests of their rows and counts
/// them. No server is contacted and nothing is published.
/// </summary>
internal sealed class DryRunner(BuildOptions options, GpuAssumptions gpu, IBuildProgress progress, TimeProvider clock)
{
    /// <exception cref="InputException">No stage would ask a model, a model's URI is wrong, or <c>--only</c> is given.</exception>
    public DryRunReport Run(CancellationToken cancellation)
    {
        if (options.Models.IsNone)
        {
            throw new InputException("--dry-run tells what a build with a model would ask; give --model URI with it");
        }

        if (options.Only.Count > 0)
        {
            throw new InputException("--only and --dry-run: a dry run knows the stages that it needs; give one of the two");
        }

        var stages = ModelChoice.Stages.Select(static stage => stage.Key).Where(options.Models.UriByStage.ContainsKey).ToArray();
        var models = stages.ToDictionary(static stage => stage, stage => Describe(options.Models.UriByStage[stage]), StringComparer.Ordinal);
        var embedded = options with { Models = ModelChoice.None, Only = [stages[^1]] };
        return new BuildRunner(embedded, progress, clock).Read(engine => Report([.. stages.Select(stage => Estimate(stage, models[stage], engine, cancellation))]), cancellation);
    }

    private StageEstimate Estimate(string stage, (string Kind, string Name) model, IEngine engine, CancellationToken cancellation)
    {
        progress.Note($"dry run: requests of {stage}");
        var tally = new RequestTally();
        foreach (var request in StageRequests.Of(stage, engine, new InstructionRequests(PromptFile.All, options.Models.Window)))
        {
            cancellation.ThrowIfCancellationRequested();
            tally.Add(request);
        }

        var prompts = gpu.Tokens(tally.Characters);
        var cached = IsCached(stage, model.Kind) ? gpu.Tokens(tally.Cacheable) : 0;
        var completions = StageRequests.AnswerSql(stage) is { } answers ? gpu.Tokens(engine.Count(answers)) : tally.Requests;
        var hours = model.Kind == EmbeddedKind ? 0 : gpu.Hours(prompts - cached, completions);
        return new StageEstimate
        {
            Stage = stage,
            Model = model.Name,
            Requests = tally.Requests,
            PromptTokens = prompts,
            CachedTokens = cached,
            LongestPromptTokens = gpu.Tokens(tally.Longest),
            CompletionTokens = completions,
            GpuHours = hours,
            Cost = hours * gpu.GpuHourPrice,
        };
    }

    private DryRunReport Report(StageEstimate[] stages) => new()
    {
        Stages = stages,
        Total = new StageEstimate
        {
            Stage = "total",
            Model = "",
            Requests = stages.Sum(static stage => stage.Requests),
            PromptTokens = stages.Sum(static stage => stage.PromptTokens),
            CachedTokens = stages.Sum(static stage => stage.CachedTokens),
            LongestPromptTokens = stages.Max(static stage => stage.LongestPromptTokens),
            CompletionTokens = stages.Sum(static stage => stage.CompletionTokens),
            GpuHours = stages.Sum(static stage => stage.GpuHours),
            Cost = gpu.GpuHourPrice is null ? null : stages.Sum(static stage => stage.Cost),
        },
        CharactersPerToken = gpu.CharactersPerToken,
        PrefillTokensPerSecond = gpu.PrefillRate,
        DecodeTokensPerSecond = gpu.DecodeRate,
        GpuHourPrice = gpu.GpuHourPrice,
        Assumptions = Assumptions,
    };

    private static IReadOnlyList<string> Assumptions { get; } =
    [
        "Templates and rules stand in for the model: its texts may be longer or shorter, and it may find fewer candidates good, which then need no score.",
        "Every request is counted, those also whose reply the lake has, and those that are equal to another; a build asks neither.",
        "A prompt's beginning that all of a stage's prompts share is read once, where the server keeps it: not in scoring, but with SGLang.",
        "One GPU is busy all the time; more of them take the less time, not the fewer hours.",
    ];

    private const string EmbeddedKind = "embedded";

    private static bool IsCached(string stage, string kind) => stage != "scores" || kind == "sglang";

    private static (string Kind, string Name) Describe(string uri)
    {
        if (uri == StageModels.Embedded)
        {
            return (EmbeddedKind, StageModels.Embedded);
        }

        var parsed = ModelUri.Parse(uri);
        return (parsed.Kind, $"{parsed.Kind}:{parsed.Model}");
    }
}
