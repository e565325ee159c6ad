using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Models.Servers;

/// <summary>The API of one kind of server: what to send for a request and how to read the reply. One call of a method is one attempt; it decides nothing else.</summary>
internal interface IModelServer
{
    /// <summary>Name of the kind, as a model URI begins with.</summary>
    string Kind { get; }

    /// <summary>What the kind's API can be asked for; whether a server really does it, its probe tells.</summary>
    ModelUses Uses { get; }

    /// <summary>True when one call gives several texts, each with its own seed.</summary>
    bool ManyAtOnce => false;

    /// <summary>True when requests of a use are read faster where a server has their beginning in its cache.</summary>
    bool ReadsCache(ModelUses use) => use is ModelUses.Generation or ModelUses.Classification;

    /// <summary>What the server says of itself.</summary>
    Task<ServerFacts> Describe(ServerCall call);

    /// <summary>Texts, as many as the request's count where <see cref="ManyAtOnce"/>, else one.</summary>
    Task<Completion> Generate(ServerCall call, GenerationRequest request) => throw new NotSupportedException(Kind);

    /// <summary>The likeliest first tokens of an answer; none where the server gives no log-probabilities.</summary>
    Task<FirstToken> FirstToken(ServerCall call, Prompt prompt) => throw new NotSupportedException(Kind);

    /// <summary>The score of a text.</summary>
    Task<ScoringReply> Score(ServerCall call, ScoringRequest request) => throw new NotSupportedException(Kind);

    /// <summary>A hash of how the server cuts a fixed text into tokens; empty where it does not tell.</summary>
    Task<string> Tokenizer(ServerCall call) => Task.FromResult("");

    /// <summary>Vectors of texts, in their order.</summary>
    Task<IReadOnlyList<EmbeddingReply>> Embed(ServerCall call, IReadOnlyList<EmbeddingRequest> requests) => throw new NotSupportedException(Kind);

    /// <summary>Scores of documents, in their order.</summary>
    Task<RerankReply> Rerank(ServerCall call, RerankRequest request) => throw new NotSupportedException(Kind);
}
