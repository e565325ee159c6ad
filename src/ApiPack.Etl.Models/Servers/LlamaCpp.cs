using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>
/// llama.cpp's server: one text a call; chat as OpenAI has it, plain prompts by <c>/completion</c>. It is asked to score by <c>echo</c>, which its releases answer with
/// status 200 and the generated token only: the probe finds that out.
/// </summary>
internal sealed class LlamaCpp : IModelServer
{
    public string Kind => "llamacpp";

    public ModelUses Uses => ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring;

    public async Task<ServerFacts> Describe(ServerCall call) => new(await OpenAiCalls.Models(call).ConfigureAwait(false));

    public Task<Completion> Generate(ServerCall call, GenerationRequest request) =>
        call.Chat ? OpenAiCalls.Generate(call, request, count: 1, to => WriteSampling(to, request)) : Complete(call, request);

    public async Task<FirstToken> FirstToken(ServerCall call, Prompt prompt)
    {
        if (call.Chat)
            return await OpenAiCalls.FirstToken(call, prompt, top: 20).ConfigureAwait(false);
        var reply = await call.Post(
            "completion",
            to =>
            {
                to.WriteString("prompt"u8, prompt.Text());
                to.WriteNumber("n_predict"u8, 1);
                to.WriteNumber("seed"u8, 0);
                to.WriteNumber("temperature"u8, 0);
                to.WriteNumber("n_probs"u8, 20);
                to.WriteBoolean("cache_prompt"u8, true);
            },
            LlamaCppReply.Read).ConfigureAwait(false);
        return new(reply.Top, reply.Usage);
    }

    public Task<ScoringReply> Score(ServerCall call, ScoringRequest request) => EchoScoring.Score(call, request);

    public Task<string> Tokenizer(ServerCall call) => TargetTokens.Hash(text => TokenizeCall.OfContent(call, text));

    private static async Task<Completion> Complete(ServerCall call, GenerationRequest request)
    {
        var reply = await call.Post(
            "completion",
            to =>
            {
                to.WriteString("prompt"u8, request.Prompt.Text());
                to.WriteNumber("n_predict"u8, request.MaxTokens);
                to.WriteNumber("seed"u8, request.Seed);
                to.WriteNumber("temperature"u8, request.Temperature);
                to.WriteNumber("top_p"u8, request.TopP);
                to.WriteBoolean("cache_prompt"u8, true);
                to.WriteTexts("stop"u8, request.Stop);
                WriteSampling(to, request);
            },
            LlamaCppReply.Read).ConfigureAwait(false);
        if (reply.Truncated)
            throw new AttemptException(AttemptFault.Refused, "the server has cut the prompt to what the model can read");
        return new([new(0, reply.Content, reply.Finish)], reply.Usage);
    }

    private static void WriteSampling(Utf8JsonWriter to, GenerationRequest request)
    {
        to.WriteNumber("top_k"u8, request.TopK);
        to.WriteNumber("min_p"u8, 0);
        to.WriteNumber("repeat_penalty"u8, 1);
    }
}
