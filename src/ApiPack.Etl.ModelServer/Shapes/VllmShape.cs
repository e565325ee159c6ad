using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>vLLM: prompt log-probabilities by token id, labels by <c>/generative_scoring</c>.</summary>
internal static class VllmShape
{
    private static readonly OpenAiDialect Dialect = new() { PromptLogProbabilities = true, Shown = OpenAiDialect.ShownAsReplacement };

    public static Shape Shape { get; } = new(
        "vllm",
        [
            OpenAiWriting.Models("vllm"),
            Route.Text("/tokenize", Tokenize),
            Route.Work("/v1/completions", static (body, inference) => OpenAiCompletions.Answer(Dialect, body, inference)),
            Route.Work("/v1/chat/completions", static (body, inference) => OpenAiChat.Answer(Dialect, body, inference)),
            Route.Work("/v1/embeddings", OpenAiVectors.Embed),
            Route.Work("/generative_scoring", Labels),
            .. ((string[])["/rerank", "/v1/rerank", "/v2/rerank"]).Select(static path => Route.Work(path, OpenAiVectors.Rerank)),
        ],
        OpenAiWriting.Error);

    /// <summary>As vLLM and SGLang have it.</summary>
    internal static ServerReply Tokenize(JsonElement body)
    {
        OpenAiRequests.Check(body);
        var text = body.Text("prompt");
        var tokens = body.Flag("add_special_tokens", otherwise: true) ? Tokenizer.EncodeWhole(text) : Tokenizer.Encode(text);
        return ServerReply.Object(to =>
        {
            to.WriteNumber("count", tokens.Count);
            to.WriteNumber("max_model_len", EmbeddedModel.MaxLength);
            to.WriteIds("tokens", tokens);
        });
    }

    /// <summary>The score is the first label's probability.</summary>
    private static ServerReply Labels(JsonElement body, Inference inference)
    {
        var (scores, tokens) = LabelScoring.Of(body, inference, softmax: true);
        return ServerReply.Object(to =>
        {
            OpenAiWriting.WriteHead(to, "score", "list");
            to.WriteArray("data", scores.Index(), item => to.WriteObject(() =>
            {
                to.WriteNumber("index", item.Index);
                to.WriteString("object", "score");
                to.WriteDouble("score", item.Item[0]);
            }));
            OpenAiWriting.WriteUsage(to, tokens, 0);
        });
    }
}
