using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>vLLM: scores by token ids with <c>prompt_logprobs</c>, which never reads its prefix cache; embeddings and rerank of pooling models.</summary>
internal sealed class Vllm : IModelServer
{
    public string Kind => "vllm";

    public ModelUses Uses => ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring | ModelUses.Embedding | ModelUses.Rerank;

    public bool ManyAtOnce => true;

    public async Task<ServerFacts> Describe(ServerCall call) => new(await OpenAiCalls.Models(call).ConfigureAwait(false));

    public Task<Completion> Generate(ServerCall call, GenerationRequest request) =>
        OpenAiCalls.Generate(call, request, request.Count, to => WriteSampling(to, request));

    public Task<FirstToken> FirstToken(ServerCall call, Prompt prompt) => OpenAiCalls.FirstToken(call, prompt, top: 20);

    public async Task<ScoringReply> Score(ServerCall call, ScoringRequest request)
    {
        var tokens = await TargetTokens.Of(request, text => TokenizeCall.OfPrompt(call, text)).ConfigureAwait(false);
        var reply = await call.Post(
            "v1/completions",
            to =>
            {
                to.WriteString("model"u8, call.Model);
                to.WriteStartArray("prompt"u8);
                foreach (var id in tokens.Ids)
                    to.WriteNumberValue(id);
                to.WriteEndArray();
                to.WriteNumber("seed"u8, 0);
                to.WriteNumber("temperature"u8, 0);
                to.WriteNumber("max_tokens"u8, 1);
                to.WriteNumber("prompt_logprobs"u8, 0);
                to.WriteBoolean("return_token_ids"u8, true);
            },
            (ref Utf8JsonReader reader) => OpenAiReply.Read(ref reader, tokens.Ids)).ConfigureAwait(false);
        var choice = reply.Single;
        if (choice.PromptLogProbabilities is not { } values || values.Count != tokens.Ids.Length)
            throw AttemptException.NoPromptProbabilities(call.Exchange.Address, choice.PromptLogProbabilities?.Count ?? 0, tokens.Ids.Length);
        if (choice.PromptIds is { } ids)
            tokens.CheckIds(ids, from: 0);
        Probability.CheckFirstMissing(values);
        return tokens.Span.Mean(values, 0, reply.Usage);
    }

    public Task<string> Tokenizer(ServerCall call) => TargetTokens.Hash(text => TokenizeCall.OfPrompt(call, text));

    public Task<IReadOnlyList<EmbeddingReply>> Embed(ServerCall call, IReadOnlyList<EmbeddingRequest> requests) => OpenAiVectors.Embed(call, requests);

    public Task<RerankReply> Rerank(ServerCall call, RerankRequest request) => OpenAiVectors.Rerank(call, request);

    /// <summary>Sampling fields beyond OpenAI's, as vLLM and SGLang know them.</summary>
    internal static void WriteSampling(Utf8JsonWriter to, GenerationRequest request)
    {
        to.WriteNumber("top_k"u8, request.TopK == 0 ? -1 : request.TopK);
        to.WriteNumber("min_p"u8, 0);
        to.WriteNumber("repetition_penalty"u8, 1);
    }
}
