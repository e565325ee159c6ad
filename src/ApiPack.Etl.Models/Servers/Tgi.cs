using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>Text Generation Inference: one text a call; chat as OpenAI has it, plain prompts by <c>/generate</c>; scores where it was started with <c>--enable-prefill-logprobs</c>.</summary>
internal sealed class Tgi : IModelServer
{
    public string Kind => "tgi";

    public ModelUses Uses => ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring;

    public Task<ServerFacts> Describe(ServerCall call) => HuggingFaceInfo.Get(call);

    public async Task<Completion> Generate(ServerCall call, GenerationRequest request)
    {
        if (call.Chat)
            return await OpenAiCalls.Generate(call, request, count: 1, static _ => { }).ConfigureAwait(false);
        var reply = await Post(call, request.Prompt.Text(), to => WriteParameters(to, request)).ConfigureAwait(false);
        var end = request.Stop.FirstOrDefault(stop => reply.Finish == "stop_sequence" && reply.Text.EndsWith(stop, StringComparison.Ordinal)) ?? "";
        return new([new(0, reply.Text[..^end.Length], reply.Finish is "eos_token" or "stop_sequence" ? "stop" : reply.Finish)], new(reply.PromptTokens, reply.Tokens));
    }

    public async Task<FirstToken> FirstToken(ServerCall call, Prompt prompt)
    {
        if (call.Chat)
            return await OpenAiCalls.FirstToken(call, prompt, top: 5).ConfigureAwait(false);
        var reply = await Post(call, prompt.Text(), static to =>
        {
            to.WriteNumber("max_new_tokens"u8, 1);
            to.WriteBoolean("do_sample"u8, false);
            to.WriteNumber("top_n_tokens"u8, 5);
        }).ConfigureAwait(false);
        return new(reply.Top, new(reply.PromptTokens, reply.Tokens));
    }

    public async Task<ScoringReply> Score(ServerCall call, ScoringRequest request)
    {
        var tokens = await TargetTokens.Of(request, text => TokenizeCall.OfInputs(call, text)).ConfigureAwait(false);
        var closing = request.Window == ScoringWindow.Closing ? request.Closing : "";
        var reply = await Post(call, request.Context + request.Target + closing, static to =>
        {
            to.WriteNumber("max_new_tokens"u8, 1);
            to.WriteBoolean("do_sample"u8, false);
            to.WriteBoolean("decoder_input_details"u8, true);
        }).ConfigureAwait(false);
        if (reply.Prefill.Count == 0)
            throw AttemptException.NoPromptProbabilities(call.Exchange.Address, 0, tokens.Ids.Length);
        tokens.CheckIds(reply.PrefillIds, from: 0);
        Probability.CheckFirstMissing(reply.Prefill);
        return tokens.Span.Mean(reply.Prefill, 0, new(reply.PromptTokens, reply.Tokens));
    }

    public Task<string> Tokenizer(ServerCall call) => TargetTokens.Hash(text => TokenizeCall.OfInputs(call, text));

    private static Task<TgiReply> Post(ServerCall call, string inputs, Action<Utf8JsonWriter> parameters) => call.Post(
        "generate",
        to =>
        {
            to.WriteString("inputs"u8, inputs);
            to.WriteStartObject("parameters"u8);
            to.WriteBoolean("details"u8, true);
            to.WriteBoolean("return_full_text"u8, false);
            parameters(to);
            to.WriteEndObject();
        },
        TgiReply.Read);

    /// <summary>The server refuses what switches a sampler off (temperature 0, top-p 1, top-k 0), so that is left out; it has no defaults of its own.</summary>
    private static void WriteParameters(Utf8JsonWriter to, GenerationRequest request)
    {
        to.WriteNumber("max_new_tokens"u8, request.MaxTokens);
        to.WriteNumber("seed"u8, request.Seed);
        to.WriteBoolean("do_sample"u8, request.Temperature > 0);
        if (request.Temperature > 0)
            to.WriteNumber("temperature"u8, request.Temperature);
        if (request.TopP < 1)
            to.WriteNumber("top_p"u8, request.TopP);
        if (request.TopK > 0)
            to.WriteNumber("top_k"u8, request.TopK);
        to.WriteTexts("stop"u8, request.Stop);
    }
}
