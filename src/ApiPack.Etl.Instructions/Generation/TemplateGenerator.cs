using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Grammar;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>Writes instructions from templates; choices are keyed by the endpoint's id.</summary>
public sealed class TemplateGenerator : IInstructionGenerator
{
    private const int CandidateCount = 5;

    private const int Attempts = 8;

    /// <inheritdoc />
    public string Source => "template";

    /// <inheritdoc />
    public GeneratedInstruction Example(EndpointText endpoint)
    {
        var writer = new Writer(endpoint, "example", []);
        return writer.Next(0, writer.Choice.Next(Template.ByIntent.Count));
    }

    /// <inheritdoc />
    public IReadOnlyList<GeneratedInstruction> Candidates(EndpointText endpoint, IReadOnlyList<string> examples)
    {
        var writer = new Writer(endpoint, "candidates", examples);
        var firstIntent = writer.Choice.Next(Template.ByIntent.Count);
        var candidates = new GeneratedInstruction[CandidateCount];
        for (var i = 0; i < CandidateCount; i++)
            candidates[i] = writer.Next(i, (firstIntent + i) % Template.ByIntent.Count);
        return candidates;
    }

    /// <summary>Writes one endpoint's instructions, none twice.</summary>
    private sealed class Writer(EndpointText endpoint, string purpose, IReadOnlyList<string> examples)
    {
        public SeededChoice Choice = new(purpose, endpoint.EndpointId);

        private readonly ApiMention api = new(endpoint.ApiName);
        private readonly HashSet<string> used = new(StringComparer.Ordinal);
        private List<VerbPhrase>? phrases;

        public GeneratedInstruction Next(int index, int intent)
        {
            phrases ??= EndpointActions.Of(endpoint, api);
            var templates = Template.ByIntent[intent];
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var template = templates[Choice.Next(templates.Count)];
                var phrase = phrases[(index + attempt / 4) % phrases.Count];
                if (Written(template, phrase, attempt < Attempts - 2) is { } written)
                    return written;
            }

            return FirstLawful();
        }

        private GeneratedInstruction? Written(Template template, VerbPhrase phrase, bool avoidExamples)
        {
            if (used.Contains(template.Id) || (template.NeedsObject && phrase.Object is null) || (avoidExamples && examples.Any(template.Fits)))
                return null;
            var text = template.Fill(phrase, api.Phrase);
            if (!InstructionLaws.Holds(text, api, endpoint.EndpointName))
                return null;
            used.Add(template.Id);
            return new GeneratedInstruction(text, template.Id);
        }

        private GeneratedInstruction FirstLawful()
        {
            foreach (var phrase in phrases!.Append(Plainest))
            {
                foreach (var template in Template.All)
                {
                    if (Written(template, phrase, false) is { } written)
                        return written;
                }
            }

            var last = Template.All.First(template => !used.Contains(template.Id));
            used.Add(last.Id);
            return new GeneratedInstruction(last.Fill(Plainest, api.Phrase), last.Id);
        }

        private VerbPhrase Plainest => NounReader.WithVerb(["requested", "resource"], NounReader.VerbFor(endpoint.Method, null));
    }
}
