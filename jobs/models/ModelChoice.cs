using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Jobs.Models;

/// <summary>Which stages a model takes over, and where it is: what <c>--model</c> and <c>--compat</c> say.</summary>
internal sealed record ModelChoice
{
    /// <summary>The value of <c>--compat</c> that scores as the paper's implementation did.</summary>
    public const string ApiPackCompatibility = "apipack";

    /// <summary>No model: the embedded defaults.</summary>
    public static ModelChoice None { get; } = new();

    /// <summary>The model's URI by stage; a stage without one keeps its embedded default.</summary>
    public IReadOnlyDictionary<string, string> UriByStage { get; init; } = new Dictionary<string, string>();

    /// <summary>Which tokens a score is over.</summary>
    public ScoringWindow Window { get; init; } = ScoringWindow.Target;

    /// <summary>This process's share of a model's requests under way, from 1 on.</summary>
    public int InFlight { get; init; } = int.MaxValue;

    /// <summary>Stages that a model can take over, in the pipeline's order, with what each asks for.</summary>
    public static IReadOnlyList<KeyValuePair<string, ModelUses>> Stages { get; } =
    [
        new("examples", ModelUses.Generation),
        new("candidates", ModelUses.Generation),
        new("labels", ModelUses.Classification),
        new("scores", ModelUses.Scoring),
    ];

    /// <summary>True where no stage asks a model.</summary>
    public bool IsNone => UriByStage.Count == 0;

    /// <summary>Reads the options.</summary>
    /// <param name="models">Each <c>URI</c> for all stages, or <c>STAGE=URI</c> for one, which wins.</param>
    /// <param name="compatibility">Null or <see cref="ApiPackCompatibility"/>.</param>
    /// <exception cref="InputException">A stage is given twice, or a compatibility without a model that scores.</exception>
    public static ModelChoice Parse(IEnumerable<string> models, string? compatibility)
    {
        var given = models.Select(Split).ToLookup(static model => model.Stage, static model => model.Uri);
        var uris = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (stage, _) in Stages)
        {
            if ((given.Contains(stage) ? Only(given, stage) : Only(given, "")) is { } uri)
            {
                uris.Add(stage, uri);
            }
        }

        if (compatibility is not null && !uris.ContainsKey("scores"))
        {
            throw new InputException($"--compat {compatibility} tells how a model scores, but no model does; give one with --model");
        }

        return new ModelChoice { UriByStage = uris, Window = compatibility == ApiPackCompatibility ? ScoringWindow.Closing : ScoringWindow.Target };
    }

    /// <summary>The choice of a command that runs one stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="uri">Its model, or null for its embedded default.</param>
    /// <param name="compatibility">Null or <see cref="ApiPackCompatibility"/>.</param>
    public static ModelChoice Of(string stage, string? uri, string? compatibility = null) => Parse(uri is null ? [] : [$"{stage}={uri}"], compatibility);

    /// <summary>The options that say the same for one stage, as a worker gets them.</summary>
    public IReadOnlyList<string> Arguments(string stage) =>
    [
        .. UriByStage.TryGetValue(stage, out var uri) ? new[] { "--model", uri } : [],
        .. stage == "scores" && Window == ScoringWindow.Closing ? new[] { "--compat", ApiPackCompatibility } : [],
    ];

    private static (string Stage, string Uri) Split(string text) =>
        text.Split('=', 2) is [var name, var uri] && Stages.Any(stage => stage.Key == name) ? (name, uri) : ("", text);

    private static string? Only(ILookup<string, string> given, string stage) => given[stage].Count() < 2
        ? given[stage].SingleOrDefault()
        : throw new InputException($"--model is given twice for {(stage.Length > 0 ? $"the stage {stage}" : "all stages")}; give URI for all stages once, and STAGE=URI for a stage of its own");
}
