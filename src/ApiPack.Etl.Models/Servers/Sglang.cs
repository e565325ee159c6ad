using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Scoring;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>SGLang: scores by token ids, from the last token before the target on, so that what comes before is read from its cache.</summary>
internal sealed class Sglang : IModelServer
{
    public string Kind => "sglang";

    public ModelUses Uses => ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring;

    public bool ReadsCache(ModelUses use) => true;

    public async Task<ServerFacts> Describe(ServerCall call) => new(await OpenAiCalls.Models(call).ConfigureAwait(false));

    public Task<Completion> Generate(ServerCall call, GenerationRequest request) =>
        OpenAiCalls.Generate(call, request, count: 1, to => Vllm.WriteSampling(to, request));

    public Task<FirstToken> FirstToken(ServerCall call, Prompt prompt) => OpenAiCalls.FirstToken(call, prompt, top: 20);

    public async Task<ScoringReply> Score(ServerCall call, ScoringRequest request)
    {
        var tokens = await TargetTokens.Of(request, text => TokenizeCall.OfPrompt(call, text)).ConfigureAwait(false);
        var from = tokens.Span.Start - 1;
        var (values, ids, usage) = await call.Post(
            "generate",
            to =>
            {
                to.WriteStartArray("input_ids"u8);
                foreach (var id in tokens.Ids)
                    to.WriteNumberValue(id);
                to.WriteEndArray();
                to.WriteStartObject("sampling_params"u8);
                to.WriteNumber("max_new_tokens"u8, 1);
                to.WriteNumber("temperature"u8, 0);
                to.WriteEndObject();
                to.WriteBoolean("return_logprob"u8, true);
                to.WriteNumber("logprob_start_len"u8, from);
            },
            Read).ConfigureAwait(false);
        if (values.Count == 0)
            throw AttemptException.NoPromptProbabilities(call.Exchange.Address, 0, tokens.Ids.Length);
        tokens.CheckIds(ids, from);
        Probability.CheckFirstMissing(values);
        return tokens.Span.Mean(values, from, usage);
    }

    public Task<string> Tokenizer(ServerCall call) => TargetTokens.Hash(text => TokenizeCall.OfPrompt(call, text));

    private static (List<double?> Values, List<int> Ids, ModelUsage Usage) Read(ref Utf8JsonReader reader)
    {
        List<double?> values = [];
        List<int> ids = [];
        var usage = default(ModelUsage);
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (!reader.ValueTextEquals("meta_info"u8))
            {
                reader.SkipValue();
                continue;
            }

            reader.ReadObject();
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals("input_token_logprobs"u8))
                    ReadTokens(ref reader, values, ids);
                else if (reader.ValueTextEquals("prompt_tokens"u8))
                    usage += new ModelUsage(reader.ReadInt(), 0);
                else if (reader.ValueTextEquals("completion_tokens"u8))
                    usage += new ModelUsage(0, reader.ReadInt());
                else
                    reader.SkipValue();
            }
        }

        return (values, ids, usage);
    }

    /// <summary>Reads <c>[[log-probability, id, text], …]</c>.</summary>
    private static void ReadTokens(ref Utf8JsonReader reader, List<double?> values, List<int> ids)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return;
        while (reader.NextItem())
        {
            reader.Expect(JsonTokenType.StartArray);
            values.Add(reader.ReadNumber());
            ids.Add(reader.ReadInt());
            while (reader.NextItem())
                reader.Skip();
        }
    }
}
