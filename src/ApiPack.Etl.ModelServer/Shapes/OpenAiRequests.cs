using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>Reads requests of OpenAI's routes.</summary>
internal static class OpenAiRequests
{
    /// <summary>Fields that would change the answer and are not known here.</summary>
    private static readonly string[] Unknown = ["logit_bias", "allowed_token_ids", "guided_choice", "guided_json", "guided_regex", "response_format", "structured_outputs", "tools"];

    /// <summary>Refuses what cannot be answered.</summary>
    public static void Check(JsonElement body)
    {
        if (body.Has("model", out _) && body.Text("model") is { Length: > 0 } name && name != EmbeddedModel.Name)
            throw new RequestException(404, $"the model '{name}' does not exist; the only one is {EmbeddedModel.Name}");
        if (body.Flag("stream"))
            throw new RequestException(400, "this server does not stream");
        foreach (var field in Unknown)
        {
            if (body.Has(field, out _))
                throw new RequestException(400, $"'{field}' is not known to this server");
        }
    }

    /// <summary>The prompts of <c>/v1/completions</c>: texts, begin added unless <c>add_special_tokens</c> is false, or token ids as they are.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Prompts(JsonElement body)
    {
        var items = body.Items("prompt");
        if (items.Count == 0)
            throw new RequestException(400, "'prompt' is missing or empty");
        if (items[0].ValueKind == JsonValueKind.Number)
            return [RequestFields.Ids(items, "prompt")];
        return items[0].ValueKind == JsonValueKind.Array
            ? [.. items.Select(static item => RequestFields.Ids(item.ValueKind == JsonValueKind.Array ? item.EnumerateArray() : [item], "prompt"))]
            : [.. body.Texts("prompt").Select(text => Tokens(text, body.Flag("add_special_tokens", otherwise: true)))];
    }

    /// <summary>The prompt that the chat template makes: the messages' texts, a blank line between them.</summary>
    public static IReadOnlyList<int> Chat(JsonElement body)
    {
        var messages = body.Items("messages");
        if (messages.Count == 0)
            throw new RequestException(400, "'messages' is missing or empty");
        return Tokenizer.EncodeWhole(string.Join("\n\n", messages.Select(static message => message.Has("content", out var content) && content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(static part => part.Text("text")))
            : message.Text("content"))));
    }

    /// <summary>How the answer is written.</summary>
    /// <param name="body">The request.</param>
    /// <param name="maxTokens">Tokens at most where the request does not say.</param>
    /// <param name="top">How many alternatives are told, or null.</param>
    public static AnswerSettings Settings(JsonElement body, int maxTokens, int? top) => new()
    {
        Seed = body.Long("seed"),
        Temperature = Between(body.Number("temperature", 1), 0, 2, "temperature"),
        TopP = Between(body.Number("top_p", 1), double.Epsilon, 1, "top_p"),
        TopK = Math.Max(0, body.Whole("top_k", 0)),
        MaxTokens = (int)Between(body.Whole("max_tokens", body.Whole("max_completion_tokens", maxTokens)), 0, EmbeddedModel.MaxLength, "max_tokens"),
        Stop = body.Texts("stop"),
        Top = top,
    };

    /// <summary>How many texts are asked for.</summary>
    public static int Count(JsonElement body, OpenAiDialect dialect, AnswerSettings settings)
    {
        var count = dialect.ManyAtOnce ? (int)Between(body.Whole("n", 1), 1, 128, "n") : 1;
        return count == 1 || settings.Temperature > 0 ? count : throw new RequestException(400, $"n must be 1 when using greedy sampling, got {count}");
    }

    /// <summary>How many alternatives a field asks for, or null where it is missing.</summary>
    public static int? Alternatives(JsonElement body, string name, OpenAiDialect dialect) => body.WholeOrNull(name) is not { } count ? null
        : count >= 0 && count <= dialect.MostAlternatives ? count : throw new RequestException(400, $"'{name}' must be 0 to {dialect.MostAlternatives}, got {count}");

    private static IReadOnlyList<int> Tokens(string text, bool begin) => begin ? Tokenizer.EncodeWhole(text) : Tokenizer.Encode(text);

    private static double Between(double value, double least, double most, string name) =>
        value >= least && value <= most ? value : throw new RequestException(400, $"'{name}' is out of range: {value}");
}
