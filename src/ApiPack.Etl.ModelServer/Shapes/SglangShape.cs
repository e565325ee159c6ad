using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>SGLang: <c>/generate</c> with log-probabilities from any token on, that token's own missing; <c>text_offset</c> is -1.</summary>
internal static class SglangShape
{
    private static readonly OpenAiDialect Dialect = new() { NoOffsets = true, Shown = OpenAiDialect.ShownAsReplacement };

    public static Shape Shape { get; } = new(
        "sglang",
        [
            OpenAiWriting.Models("sglang"),
            Route.Get("/get_model_info", static to =>
            {
                to.WriteString("model_path", EmbeddedModel.Name);
                to.WriteString("tokenizer_path", EmbeddedModel.Name);
                to.WriteBoolean("is_generation", true);
            }),
            Route.Text("/tokenize", VllmShape.Tokenize),
            Route.Work("/generate", Generate),
            Route.Work("/v1/completions", static (body, inference) => OpenAiCompletions.Answer(Dialect, body, inference)),
            Route.Work("/v1/chat/completions", static (body, inference) => OpenAiChat.Answer(Dialect, body, inference)),
            Route.Work("/v1/score", Labels),
        ],
        static (status, message) => ServerReply.Object(
            to =>
            {
                to.WriteString("object", "error");
                to.WriteString("message", message);
                to.WriteString("type", "BadRequest");
                to.WriteNumber("code", status);
            },
            status));

    private static ServerReply Generate(JsonElement body, Inference inference)
    {
        var prompt = body.Has("input_ids", out _) ? body.Ids("input_ids") : Tokenizer.EncodeWhole(body.Text("text"));
        var sampling = body.Object("sampling_params");
        var count = sampling.Whole("n", 1);
        var withLogProbabilities = body.Flag("return_logprob");
        var top = body.Whole("top_logprobs_num", 0);
        var settings = OpenAiRequests.Settings(sampling, sampling.Whole("max_new_tokens", 128), withLogProbabilities ? top : null) with { Seed = sampling.Long("sampling_seed") };
        var from = body.Whole("logprob_start_len", -1);
        from = from < 0 ? prompt.Count - 1 : from;
        if (from >= prompt.Count)
            throw new RequestException(400, $"logprob_start_len {from} is not less than the {prompt.Count} tokens of the prompt");
        if (count < 1 || (count > 1 && settings.Temperature <= 0))
            throw new RequestException(400, "n must be 1 when using greedy sampling");
        var scored = withLogProbabilities ? inference.Prompt(prompt, from, top) : null;
        var choices = inference.Answers(prompt, settings, count);
        return ServerReply.Of(to =>
        {
            if (count > 1)
                to.WriteStartArray();
            foreach (var choice in choices)
                to.WriteObject(() => WriteChoice(to, choice, prompt.Count, scored, withLogProbabilities, top));
            if (count > 1)
                to.WriteEndArray();
            else if (choices.Count == 0)
                to.WriteObject(static () => { });
        });
    }

    private static void WriteChoice(Utf8JsonWriter to, Choice choice, int promptTokens, IReadOnlyList<PromptToken>? scored, bool withLogProbabilities, int top)
    {
        to.WriteString("text", choice.Answer.Text);
        to.WriteIds("output_ids", choice.Answer.Tokens.Select(static token => token.Token));
        to.WriteObject("meta_info", () =>
        {
            to.WriteString("id", "0");
            to.WriteObject("finish_reason", () => to.WriteString("type", choice.Finish));
            to.WriteNumber("prompt_tokens", promptTokens);
            to.WriteNumber("completion_tokens", choice.Answer.Tokens.Count);
            to.WriteNumber("cached_tokens", 0);
            if (!withLogProbabilities)
                return;
            to.WriteArray("input_token_logprobs", scored ?? [], token => WriteToken(to, token.Token, token.LogProbability));
            to.WriteArray("output_token_logprobs", choice.Answer.Tokens, token => WriteToken(to, token.Token, token.LogProbability));
            if (top == 0)
                return;
            to.WriteArray("input_top_logprobs", scored ?? [], token => WriteTop(to, token.LogProbability is null ? null : token.Top));
            to.WriteArray("output_top_logprobs", choice.Answer.Tokens, token => WriteTop(to, token.Top));
        });
    }

    private static void WriteTop(Utf8JsonWriter to, IReadOnlyList<TokenLogProbability>? top)
    {
        if (top is null)
        {
            to.WriteNullValue();
            return;
        }

        to.WriteStartArray();
        foreach (var (token, logProbability) in top)
            WriteToken(to, token, logProbability);
        to.WriteEndArray();
    }

    /// <summary>A token as <c>[log-probability, id, text]</c>; the text is not given unless asked for.</summary>
    private static void WriteToken(Utf8JsonWriter to, int token, double? logProbability)
    {
        to.WriteStartArray();
        to.WriteDouble(logProbability);
        to.WriteNumberValue(token);
        to.WriteNullValue();
        to.WriteEndArray();
    }

    private static ServerReply Labels(JsonElement body, Inference inference)
    {
        var (scores, tokens) = LabelScoring.Of(body, inference, softmax: false);
        return ServerReply.Object(to =>
        {
            to.WriteArray("scores", scores, item =>
            {
                to.WriteStartArray();
                foreach (var score in item)
                    to.WriteDouble(score);
                to.WriteEndArray();
            });
            to.WriteString("model", EmbeddedModel.Name);
            to.WriteString("object", "scoring");
            OpenAiWriting.WriteUsage(to, tokens, 0);
        });
    }
}
