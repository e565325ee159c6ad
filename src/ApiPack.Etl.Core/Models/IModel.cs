namespace ApiPack.Etl.Core.Models;

/// <summary>A language model: behind a server, or in process. Safe to ask from many threads at once; how many requests run at once is its own business.</summary>
public interface IModel
{
    /// <summary>
    /// What answers, as <c>kind:model@revision</c>, with <c>+tokenizer</c> (a hash) where the server tells it: part of every response's key and of the rows'
    /// provenance. Never an address or a secret, so that a model moved to other machines keeps its answers.
    /// </summary>
    string Identity { get; }

    /// <summary>How many requests it is worth having under way at once, from 1 on; what is more waits its turn.</summary>
    int InFlight => Environment.ProcessorCount;

    /// <summary>The reply to a request; its type belongs to the request's (a <see cref="ScoringRequest"/> gives a <see cref="ScoringReply"/>, and so on).</summary>
    /// <exception cref="ModelException">There is no reply; its <see cref="ModelException.Failure"/> says what becomes of the row.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; nothing goes on behind its back.</exception>
    Task<ModelReply> Ask(ModelRequest request, CancellationToken cancellationToken);
}

/// <summary>What a model is asked for.</summary>
[Flags]
public enum ModelUses
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Texts (<see cref="GenerationRequest"/>).</summary>
    Generation = 1,

    /// <summary>Probabilities of labels (<see cref="ClassificationRequest"/>).</summary>
    Classification = 2,

    /// <summary>Log-probabilities of a given text (<see cref="ScoringRequest"/>).</summary>
    Scoring = 4,

    /// <summary>Vectors (<see cref="EmbeddingRequest"/>).</summary>
    Embedding = 8,

    /// <summary>Relevance of documents (<see cref="RerankRequest"/>).</summary>
    Rerank = 16,
}
