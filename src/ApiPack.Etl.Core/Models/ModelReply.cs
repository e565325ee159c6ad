using System.Text.Json;

namespace ApiPack.Etl.Core.Models;

/// <summary>What a model replied, checked: every number finite, every count right. Only such a reply is stored.</summary>
public abstract record ModelReply
{
    /// <summary>Tokens that the server says it read and wrote for it; 0 where it does not say.</summary>
    public ModelUsage Usage { get; init; }

    /// <summary>The compact canonical JSON that <see cref="Read"/> reads back.</summary>
    public string ToJson() => ModelJson.Text(to =>
    {
        to.WriteStartObject();
        WriteFields(to);
        to.WriteNumber("prompt_tokens"u8, Usage.PromptTokens);
        to.WriteNumber("completion_tokens"u8, Usage.CompletionTokens);
        to.WriteEndObject();
    });

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no reply.</exception>
    public static ModelReply Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        try
        {
            ModelReply reply = root.GetProperty("kind").GetString() switch
            {
                "generation" => GenerationReply.Of(root),
                "classification" => ClassificationReply.Of(root),
                "scoring" => ScoringReply.Of(root),
                "embedding" => new EmbeddingReply(Numbers(root, "vector")),
                "rerank" => new RerankReply(Numbers(root, "scores")),
                var other => throw new JsonException($"a reply of the kind '{other}' is not known"),
            };
            return reply with { Usage = new(root.GetProperty("prompt_tokens").GetInt64(), root.GetProperty("completion_tokens").GetInt64()) };
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"the text is no reply of a model: {error.Message}", error);
        }
    }

    private protected abstract void WriteFields(Utf8JsonWriter to);

    private protected static double[] Numbers(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(static item => item.GetDouble())];
}

/// <summary>Tokens of a reply.</summary>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="CompletionTokens">Tokens written.</param>
public readonly record struct ModelUsage(long PromptTokens, long CompletionTokens)
{
    /// <summary>The sum of both.</summary>
    public static ModelUsage operator +(ModelUsage left, ModelUsage right) => Add(left, right);

    /// <summary>The sum of both.</summary>
    public static ModelUsage Add(ModelUsage left, ModelUsage right) =>
        new(left.PromptTokens + right.PromptTokens, left.CompletionTokens + right.CompletionTokens);
}
