using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>
/// The embedded model in process: templates write, rules label, a language model of words and bytes scores. No neural network is in it; its identity says so. What it
/// answers is what <c>apipack serve-model</c> answers over HTTP.
/// </summary>
public sealed class EmbeddedModel : IModel
{
    /// <summary>Tokens that it reads and writes at most.</summary>
    public const int MaxLength = 32_768;

    /// <summary>What it is, as servers name models.</summary>
    public const string Name = "templates-rules-byteword";

    /// <summary>Raised when it answers the same request otherwise than before.</summary>
    public const string Revision = "1";

    private const int AlternativesSeen = 20;

    /// <inheritdoc />
    public string Identity { get; } = $"embedded:{Name}@{Revision}+{TokenVocabulary.Hash}";

    /// <inheritdoc />
    public Task<ModelReply> Ask(ModelRequest request, CancellationToken cancellationToken) => Task.Run(() => Answer(request), cancellationToken);

    private static ModelReply Answer(ModelRequest request) => request switch
    {
        GenerationRequest generation => Generate(generation),
        ClassificationRequest classification => Classify(classification),
        ScoringRequest scoring => EmbeddedScores.Of(scoring),
        EmbeddingRequest embedding => new EmbeddingReply(EmbeddedVectors.Embed(embedding.Text, embedding.Normalize)),
        RerankRequest { Query.Length: 0 } => throw new ModelException(ModelFailure.Refused, "the query is empty: nothing can be relevant to it"),
        RerankRequest rerank => new RerankReply([.. rerank.Documents.Select(document => EmbeddedVectors.Relevance(rerank.Query, document))]),
        _ => throw new ArgumentException($"a {request?.GetType().Name} is no request that the embedded model knows", nameof(request)),
    };

    private static GenerationReply Generate(GenerationRequest request)
    {
        if (request is { Temperature: 0, Count: > 1 })
            throw new ModelException(ModelFailure.Refused, $"{request.Count} texts at temperature 0 would all be the same: ask for one");
        var prompt = Whole(request.Prompt.Text());
        var answers = Enumerable.Range(0, request.Count).Select(i => EmbeddedWriter.Write(prompt, new()
        {
            Seed = request.Seed + i,
            Temperature = request.Temperature,
            TopP = request.TopP,
            TopK = request.TopK,
            MaxTokens = request.MaxTokens,
            Stop = request.Stop,
        })).ToArray();
        if (Array.FindIndex(answers, static answer => !answer.Ended) is >= 0 and var cut)
            throw new ModelException(ModelFailure.Invalid, $"text {cut} has not ended within {request.MaxTokens} tokens");
        return new([.. answers.Select(static answer => answer.Text)]) { Usage = new(prompt.Count, answers.Sum(static answer => answer.Tokens.Count)) };
    }

    /// <summary>Sums the masses of the tokens that begin one label only, among as many alternatives as servers show.</summary>
    private static ClassificationReply Classify(ClassificationRequest request)
    {
        var prompt = Whole(request.Prompt.Text());
        var masses = new double[request.Labels.Count];
        foreach (var (token, logProbability) in EmbeddedWriter.FirstTokens(prompt, AlternativesSeen))
        {
            var word = TokenVocabulary.Shown(token).Trim();
            var labels = Enumerable.Range(0, masses.Length).Where(label => word.Length > 0 && request.Labels[label].StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (labels is [var only])
                masses[only] += Math.Exp(logProbability);
        }

        return new(masses) { Usage = new(prompt.Count, 1) };
    }

    internal static IReadOnlyList<int> Whole(string text)
    {
        var tokens = Tokenizer.EncodeWhole(text);
        return tokens.Count < MaxLength ? tokens : throw new ModelException(ModelFailure.Refused, $"the text has {tokens.Count} tokens and the model reads {MaxLength - 1} before it writes one");
    }
}
