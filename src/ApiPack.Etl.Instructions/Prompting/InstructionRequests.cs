using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Prompting;

/// <summary>What a model is asked for a row: pure functions of the row and the prompts.</summary>
/// <param name="prompts">The prompts.</param>
/// <param name="window">Which tokens a score is over.</param>
public sealed class InstructionRequests(InstructionPrompts prompts, ScoringWindow window = ScoringWindow.Target)
{
    /// <summary>Candidates an endpoint (paper 3.3).</summary>
    public const int Candidates = 5;

    /// <summary>Demonstrations at most in a prompt (paper 3.3).</summary>
    public const int Demonstrations = 3;

    /// <summary>Tokens at most of an instruction; one that reaches them is none.</summary>
    private const int MostTokens = 256;

    /// <summary>The labels, the good one first.</summary>
    private static readonly IReadOnlyList<string> Labels = ["Good", "Bad"];

    /// <summary>The prompts.</summary>
    public InstructionPrompts Prompts => prompts;

    /// <summary>Asks for a template's sentence in a person's words, the likeliest ones.</summary>
    public GenerationRequest Refine(EndpointText endpoint, string draft)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new()
        {
            Prompt = Prompt.User(prompts.Refine.Fill("user", field => field == "draft" ? PromptText.Fenced(draft) : PromptText.Endpoint(endpoint))),
            Temperature = 0,
            TopK = 0,
            MaxTokens = MostTokens,
        };
    }

    /// <summary>
    /// Asks for five candidates at once. Which demonstrations are shown, in which order, and the seed depend on the endpoint's id alone; the endpoint's own is never shown.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="demonstrations">Those of the API, in a fixed order.</param>
    public GenerationRequest Generate(EndpointText endpoint, IReadOnlyList<string> demonstrations)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var choice = new SeededChoice("demonstrations", endpoint.EndpointId);
        var others = demonstrations.Where(demonstration => !PromptText.Shows(demonstration, endpoint)).ToList();
        var shown = new List<string>(Demonstrations);
        while (shown.Count < Demonstrations && others.Count > 0)
        {
            var at = choice.Next(others.Count);
            shown.Add(others[at]);
            others.RemoveAt(at);
        }

        return new()
        {
            Prompt = Prompt.User(prompts.Generate.Fill("user", field => field == "endpoint" ? PromptText.Endpoint(endpoint) : string.Join("\n\n", shown))),
            Count = Candidates,
            Seed = new SeededChoice("candidates", endpoint.EndpointId).Next(int.MaxValue - Candidates),
            MaxTokens = MostTokens,
            Affinity = endpoint.ApiId,
        };
    }

    /// <summary>Asks whether a candidate is good.</summary>
    public ClassificationRequest Label(EndpointText endpoint, string candidate)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new()
        {
            Prompt = Prompt.User(prompts.Label.Fill("user", field => field == "endpoint" ? PromptText.Endpoint(endpoint) : PromptText.Fenced(candidate))),
            Labels = Labels,
        };
    }

    /// <summary>Asks for the mean log-probability of the endpoint's text given a candidate.</summary>
    public ScoringRequest Score(EndpointText endpoint, string candidate)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new()
        {
            Context = prompts.BackTranslate.Fill("context", _ => candidate.ReplaceLineEndings(" ")) + "\n",
            Target = PromptText.Target(endpoint),
            Closing = window == ScoringWindow.Closing ? prompts.BackTranslate.Fill("closing", static field => field) : "",
            Window = window,
        };
    }
}
