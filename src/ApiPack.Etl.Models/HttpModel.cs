using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Batches;
using ApiPack.Etl.Models.Client;
using ApiPack.Etl.Models.Labels;
using ApiPack.Etl.Models.Probes;
using ApiPack.Etl.Models.Servers;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Models;

/// <summary>A model behind one or more servers. One instance a process: its tasks share the servers' limits.</summary>
public sealed class HttpModel : IModel, IDisposable
{
    /// <summary>Tokens of an answer that a label is read from where the server gives no log-probabilities.</summary>
    private const int AnswerTokens = 8;

    private readonly HttpMessageInvoker http;
    private readonly ModelClient client;
    private readonly IModelServer server;
    private readonly ProbedModel probed;
    private readonly bool chat;
    private readonly EmbeddingBatches plain;
    private readonly EmbeddingBatches normalized;

    internal HttpModel(HttpMessageInvoker http, ModelClient client, IModelServer server, ProbedModel probed, bool chat)
    {
        (this.http, this.client, this.server, this.probed, this.chat) = (http, client, server, probed, chat);
        (plain, normalized) = (new(Embed, probed.Batch, parallel: 8), new(Embed, probed.Batch, parallel: 8));
    }

    /// <inheritdoc />
    public string Identity => probed.Identity;

    /// <inheritdoc />
    public int InFlight => client.InFlight;

    /// <summary>Opens a model: probes every replica with real requests for what it will be asked.</summary>
    /// <param name="uri">Where and what it is.</param>
    /// <param name="uses">What it will be asked for.</param>
    /// <param name="host">The process around it.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="Core.InputException">A server is not what the URI says, wants a key, or cannot do what it will be asked for.</exception>
    /// <exception cref="ModelException">A server does not answer.</exception>
    public static Task<HttpModel> Open(ModelUri uri, ModelUses uses, ModelHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(host);
        return ModelOpening.Open(uri, uses, host, ClientOptions.Of(uri), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ModelReply> Ask(ModelRequest request, CancellationToken cancellationToken) => request switch
    {
        GenerationRequest { Count: > 1 } generation when !probed.ManyAtOnce => await OneByOne(generation, cancellationToken).ConfigureAwait(false),
        GenerationRequest generation => await Generate(generation, mayBeCut: false, cancellationToken).ConfigureAwait(false),
        ClassificationRequest classification when probed.LabelsFromText => await Answer(classification, cancellationToken).ConfigureAwait(false),
        ClassificationRequest classification => await Send(classification, async call =>
            LabelMasses.Of(await server.FirstToken(call, classification.Prompt).ConfigureAwait(false), classification.Labels), cancellationToken).ConfigureAwait(false),
        ScoringRequest scoring => await Send(scoring, call => server.Score(call, scoring), cancellationToken).ConfigureAwait(false),
        EmbeddingRequest embedding => await (embedding.Normalize ? normalized : plain).Ask(embedding, cancellationToken).ConfigureAwait(false),
        RerankRequest rerank => await Rerank(rerank, cancellationToken).ConfigureAwait(false),
        _ => throw new ArgumentException($"a {request?.GetType().Name} is no request that a server can be asked", nameof(request)),
    };

    /// <inheritdoc />
    public void Dispose()
    {
        plain.Dispose();
        normalized.Dispose();
        client.Dispose();
        http.Dispose();
    }

    private Task<GenerationReply> Generate(GenerationRequest request, bool mayBeCut, CancellationToken cancellationToken) => Send(
        request,
        async call => Completions.Checked(await server.Generate(call, request).ConfigureAwait(false), request, mayBeCut),
        cancellationToken);

    private async Task<GenerationReply> OneByOne(GenerationRequest request, CancellationToken cancellationToken)
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, request.Count).Select(i =>
            Generate(request with { Count = 1, Seed = request.Seed + i }, mayBeCut: false, cancellationToken))).ConfigureAwait(false);
        return new([.. replies.Select(static reply => reply.Texts[0])]) { Usage = replies.Aggregate(default(ModelUsage), static (sum, reply) => sum + reply.Usage) };
    }

    private async Task<ClassificationReply> Answer(ClassificationRequest request, CancellationToken cancellationToken)
    {
        var asked = new GenerationRequest { Prompt = request.Prompt, Temperature = 0, TopK = 0, MaxTokens = AnswerTokens, Affinity = request.Affinity };
        var reply = await Generate(asked, mayBeCut: true, cancellationToken).ConfigureAwait(false);
        return LabelMasses.Of(reply.Texts[0], request.Labels, reply.Usage);
    }

    private async Task<RerankReply> Rerank(RerankRequest request, CancellationToken cancellationToken)
    {
        var replies = await Task.WhenAll(request.Documents.Chunk(probed.Batch).Select(documents =>
        {
            var part = request with { Documents = documents };
            return Send(part, call => server.Rerank(call, part), cancellationToken);
        })).ConfigureAwait(false);
        return new([.. replies.SelectMany(static reply => reply.Scores)]);
    }

    private Task<IReadOnlyList<EmbeddingReply>> Embed(IReadOnlyList<EmbeddingRequest> requests, CancellationToken cancellationToken) =>
        Send(new Route("", requests.Sum(static request => request.Text.Length), 1), call => server.Embed(call, requests), cancellationToken);

    private Task<T> Send<T>(ModelRequest request, Func<ServerCall, Task<T>> work, CancellationToken cancellationToken) =>
        Send(Routes.Of(request, server.ReadsCache(request.Use)), work, cancellationToken);

    private Task<T> Send<T>(Route route, Func<ServerCall, Task<T>> work, CancellationToken cancellationToken) =>
        client.Send(route, (exchange, token) => work(new(exchange, probed.Model, chat, token)), cancellationToken);
}
