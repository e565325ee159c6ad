using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>Any OpenAI-style server. Only OpenAI's own fields are sent, so the request's top-k is not applied; scoring needs <c>echo</c> with <c>logprobs</c>.</summary>
internal sealed class OpenAi : IModelServer
{
    public string Kind => "openai";

    public ModelUses Uses => ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring | ModelUses.Embedding;

    public bool ManyAtOnce => true;

    public async Task<ServerFacts> Describe(ServerCall call) => new(await OpenAiCalls.Models(call).ConfigureAwait(false));

    public Task<Completion> Generate(ServerCall call, GenerationRequest request) => OpenAiCalls.Generate(call, request, request.Count, static _ => { });

    public Task<FirstToken> FirstToken(ServerCall call, Prompt prompt) => OpenAiCalls.FirstToken(call, prompt, top: call.Chat ? 20 : 5);

    public Task<ScoringReply> Score(ServerCall call, ScoringRequest request) => EchoScoring.Score(call, request);

    public Task<IReadOnlyList<EmbeddingReply>> Embed(ServerCall call, IReadOnlyList<EmbeddingRequest> requests) => OpenAiVectors.Embed(call, requests);
}
