using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Scoring;

/// <summary>
/// Query likelihood with Jelinek-Mercer smoothing: P(w | instruction) = 0.1 · count(w) / length + 0.9 · P(w | API prose), over the stems of functionality,
/// description, endpoint name and API name (the order of the paper's prompt 3), the first 256 of them. An identifier in the
/// instruction is one word, so that giving the endpoint's name away explains nothing of its text; a name of the API's own is none.
/// </summary>
public sealed class QueryLikelihoodScorer : IInstructionScorer
{
    private const int MostTokens = 256;

    private const int MostInstructionTokens = 512;

    private const double BackgroundWeight = 0.9;

    [ThreadStatic]
    private static EndpointTokens? lastEndpoint;

    /// <inheritdoc />
    public string Source => "query-likelihood";

    /// <inheritdoc />
    public InstructionScore Score(EndpointText endpoint, string instruction)
    {
        var target = lastEndpoint is { } last && last.Endpoint == endpoint ? last : lastEndpoint = new EndpointTokens(endpoint);
        if (target.Stems.Count == 0)
            return new InstructionScore(Math.Log(BackgroundWeight * BackgroundModel.Of(default)), 0);
        var given = new List<Stem>(48);
        AddWords(given, instruction, endpoint.ApiName);
        if (given.Count == 0)
            given.Add(default);
        var counts = new Dictionary<ulong, int>(given.Count);
        foreach (var stem in given)
            counts[stem.Hash] = counts.GetValueOrDefault(stem.Hash) + 1;
        var sum = 0.0;
        for (var i = 0; i < target.Stems.Count; i++)
        {
            sum += counts.TryGetValue(target.Stems[i].Hash, out var count)
                ? Math.Log(((1 - BackgroundWeight) * count / given.Count) + (BackgroundWeight * target.Background[i]))
                : target.LogBackground[i];
        }

        return new InstructionScore(sum / target.Stems.Count, target.Stems.Count);
    }

    private static void AddWords(List<Stem> to, ReadOnlySpan<char> text, string apiName)
    {
        foreach (var range in text.SplitAny(" \n\t"))
        {
            var token = text[range].Trim("\"'`’‘“”()[],.?!:;*");
            if (Identifiers.IsCode(token) && !apiName.AsSpan().Contains(token, StringComparison.OrdinalIgnoreCase))
                to.Add(default);
            else
                Stems.Add(to, token, MostInstructionTokens);
            if (to.Count >= MostInstructionTokens)
                return;
        }
    }

    /// <summary>An endpoint's tokens with their background; rows of one endpoint follow one another, so the last one is kept.</summary>
    private sealed class EndpointTokens
    {
        public EndpointTokens(EndpointText endpoint)
        {
            Endpoint = endpoint;
            foreach (var text in (ReadOnlySpan<string>)[endpoint.Functionality, endpoint.Description, endpoint.EndpointName, endpoint.ApiName])
                Text.Stems.Add(Stems, text, MostTokens);
            Background = Stems.ConvertAll(BackgroundModel.Of);
            LogBackground = Background.ConvertAll(static probability => Math.Log(BackgroundWeight * probability));
        }

        public EndpointText Endpoint { get; }

        public List<Stem> Stems { get; } = new(64);

        public List<double> Background { get; }

        public List<double> LogBackground { get; }
    }
}
