using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.Prompting;
using ApiPack.Etl.Models;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Jobs.Models;

/// <summary>The models of a process, by stage, each opened once and asked through the responses that the lake has.</summary>
internal sealed class StageModels : IDisposable
{
    /// <summary>The URI of the embedded model in process.</summary>
    public const string Embedded = "embedded:";

    private readonly Dictionary<string, IModel> byStage = new(StringComparer.Ordinal);
    private readonly List<IDisposable> opened = [];

    private StageModels(ScoringWindow window, IResponseStore? responses) => (Requests, Responses) = (new InstructionRequests(PromptFile.All, window), responses);

    /// <summary>True where no stage asks a model.</summary>
    public bool IsNone => byStage.Count == 0;

    /// <summary>No model: every stage keeps its embedded default.</summary>
    public static StageModels None { get; } = new(ScoringWindow.Target, null);

    /// <summary>What the models are asked.</summary>
    public InstructionRequests Requests { get; }

    /// <summary>Where their replies are kept, or null.</summary>
    public IResponseStore? Responses { get; }

    /// <summary>Counts what is asked of them.</summary>
    public ModelMeter Meter { get; } = new();

    /// <summary>A stage's model, or null where it keeps its embedded default.</summary>
    public IModel? Of(string stage) => byStage.GetValueOrDefault(stage);

    /// <summary>Settings as a manifest tells of them: <c>model.STAGE</c> and, where a model scores, <c>score.window</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings(ModelChoice choice) =>
    [
        .. byStage.Select(static stage => KeyValuePair.Create($"model.{stage.Key}", stage.Value.Identity)),
        .. byStage.ContainsKey("scores") ? [KeyValuePair.Create("score.window", choice.Window == ScoringWindow.Closing ? ModelChoice.ApiPackCompatibility : "target")] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>Opens the models of the stages; each is probed for what it will be asked.</summary>
    /// <param name="choice">Which stages ask which models.</param>
    /// <param name="responses">Where replies are kept, or null to ask always.</param>
    /// <param name="host">The process around the models.</param>
    /// <param name="cancellation">Ends the probes.</param>
    /// <exception cref="Core.InputException">A URI is wrong, or a server cannot do what it will be asked for.</exception>
    /// <exception cref="ModelException">A server does not answer.</exception>
    public static async Task<StageModels> Open(ModelChoice choice, IResponseStore? responses, ModelHost host, CancellationToken cancellation)
    {
        var models = new StageModels(choice.Window, responses);
        try
        {
            foreach (var stages in choice.UriByStage.GroupBy(static stage => stage.Value, static stage => stage.Key))
            {
                var uses = ModelChoice.Stages.Where(stage => stages.Contains(stage.Key)).Aggregate(ModelUses.None, static (uses, stage) => uses | stage.Value);
                var model = await models.Open(stages.Key, uses, host, cancellation).ConfigureAwait(false);
                var asked = responses is null ? model : new RememberingModel(model, responses, models.Meter) { MostInFlight = choice.InFlight };
                foreach (var stage in stages)
                {
                    models.byStage.Add(stage, asked);
                }
            }

            return models;
        }
        catch
        {
            models.Dispose();
            throw;
        }
    }

    public void Dispose() => opened.ForEach(static model => model.Dispose());

    private async Task<IModel> Open(string uri, ModelUses uses, ModelHost host, CancellationToken cancellation)
    {
        if (uri == Embedded)
        {
            return new EmbeddedModel();
        }

        var model = await HttpModel.Open(ModelUri.Parse(uri), uses, host, cancellation).ConfigureAwait(false);
        opened.Add(model);
        return model;
    }
}
