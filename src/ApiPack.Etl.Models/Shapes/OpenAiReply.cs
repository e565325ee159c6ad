using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>A reply of <c>/v1/completions</c> or <c>/v1/chat/completions</c>, of which only what is asked for is kept.</summary>
internal sealed record OpenAiReply(IReadOnlyList<OpenAiChoice> Choices, ModelUsage Usage)
{
    /// <summary>The only choice.</summary>
    /// <exception cref="AttemptException">There is none, or there are several.</exception>
    public OpenAiChoice Single => Choices.Count == 1 ? Choices[0] : throw AttemptException.Invalid($"1 choice is asked for, {Choices.Count} are there");

    /// <summary>Reads a reply.</summary>
    /// <param name="reader">At the beginning.</param>
    /// <param name="promptIds">The ids whose log-probabilities are looked up in <c>prompt_logprobs</c>; empty where that is not asked for.</param>
    public static OpenAiReply Read(ref Utf8JsonReader reader, int[] promptIds)
    {
        List<OpenAiChoice>? choices = null;
        var usage = default(ModelUsage);
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                choices = [];
                reader.ReadArray();
                while (reader.NextItem())
                    choices.Add(OpenAiChoiceReading.Read(ref reader, choices.Count, promptIds));
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                usage = ReadUsage(ref reader);
            }
            else
            {
                reader.SkipValue();
            }
        }

        return new(choices ?? throw new JsonException("there are no choices"), usage);
    }

    /// <summary>Reads <c>usage</c>, which may be null.</summary>
    public static ModelUsage ReadUsage(ref Utf8JsonReader reader)
    {
        int prompt = 0, completion = 0;
        if (!reader.ReadOptional(JsonTokenType.StartObject))
            return default;
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
                prompt = (int)(reader.ReadNumber() ?? 0);
            else if (reader.ValueTextEquals("completion_tokens"u8))
                completion = (int)(reader.ReadNumber() ?? 0);
            else
                reader.SkipValue();
        }

        return new(prompt, completion);
    }
}

/// <summary>A choice; what the server does not give is null.</summary>
internal sealed record OpenAiChoice
{
    public int Index { get; init; }

    public string? Text { get; init; }

    public string? Finish { get; init; }

    /// <summary>Tokens, as text, of <c>logprobs</c>: the prompt's too where it is echoed.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>The tokens' log-probabilities.</summary>
    public IReadOnlyList<double?>? TokenLogProbabilities { get; init; }

    /// <summary>The alternatives of the first token that has any.</summary>
    public IReadOnlyList<Servers.TokenProbability>? Top { get; init; }

    /// <summary>The prompt's log-probabilities, looked up by the ids that were sent.</summary>
    public IReadOnlyList<double?>? PromptLogProbabilities { get; init; }

    /// <summary>The prompt's ids, as the server had them.</summary>
    public IReadOnlyList<int>? PromptIds { get; init; }
}
