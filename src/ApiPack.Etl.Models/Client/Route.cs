using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Models.Client;

/// <summary>Where a request should go and how much it is.</summary>
/// <param name="Affinity">Equal for requests that a server's cache serves together; empty where no cache helps.</param>
/// <param name="Length">Characters that the server reads for it.</param>
/// <param name="Weight">Places it takes at a server: as many as the texts it asks for at once.</param>
internal readonly record struct Route(string Affinity, int Length, int Weight);

/// <summary>Routes of requests.</summary>
internal static class Routes
{
    /// <summary>The route of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="readsCache">True when the server reads it faster where it has its beginning in its cache.</param>
    public static Route Of(ModelRequest request, bool readsCache) => new(readsCache ? request.Affinity : "", Length(request), request is GenerationRequest { Count: var count } ? count : 1);

    private static int Length(ModelRequest request) => request switch
    {
        GenerationRequest generation => Length(generation.Prompt),
        ClassificationRequest classification => Length(classification.Prompt),
        ScoringRequest scoring => scoring.Context.Length + scoring.Target.Length,
        RerankRequest rerank => rerank.Documents.Sum(document => document.Length + rerank.Query.Length),
        _ => 0,
    };

    private static int Length(Prompt prompt) => prompt.Messages.Sum(static message => message.Text.Length);
}
