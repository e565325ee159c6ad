using System.Globalization;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Reads a choice of an OpenAI-style reply.</summary>
internal static class OpenAiChoiceReading
{
    public static OpenAiChoice Read(ref Utf8JsonReader reader, int position, int[] promptIds)
    {
        var choice = new OpenAiChoice { Index = position };
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("index"u8))
                choice = choice with { Index = reader.ReadInt() };
            else if (reader.ValueTextEquals("text"u8))
                choice = choice with { Text = reader.ReadText() };
            else if (reader.ValueTextEquals("message"u8))
                choice = choice with { Text = Content(ref reader) };
            else if (reader.ValueTextEquals("finish_reason"u8))
                choice = choice with { Finish = reader.ReadText() };
            else if (reader.ValueTextEquals("logprobs"u8))
                choice = OpenAiLogProbabilities.Read(ref reader, choice);
            else if (promptIds.Length > 0 && reader.ValueTextEquals("prompt_logprobs"u8))
                choice = choice with { PromptLogProbabilities = Prompt(ref reader, promptIds) };
            else if (promptIds.Length > 0 && reader.ValueTextEquals("prompt_token_ids"u8))
                choice = choice with { PromptIds = Ids(ref reader) };
            else
                reader.SkipValue();
        }

        return choice;
    }

    private static string? Content(ref Utf8JsonReader reader)
    {
        string? content = null;
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("content"u8))
                content = reader.ReadText();
            else
                reader.SkipValue();
        }

        return content;
    }

    private static List<double?>? Prompt(ref Utf8JsonReader reader, int[] ids)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<double?> values = [];
        Span<byte> id = stackalloc byte[11];
        while (reader.NextItem())
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                values.Add(null);
                continue;
            }

            if (values.Count >= ids.Length || !ids[values.Count].TryFormat(id, out var length, provider: CultureInfo.InvariantCulture))
                throw new JsonException($"{ids.Length} tokens were sent, more have log-probabilities");
            values.Add(OfId(ref reader, id[..length]) ?? throw new JsonException($"token {values.Count} of the reply is not the one that was sent: {Encoding.UTF8.GetString(id[..length])}"));
        }

        return values;
    }

    private static double? OfId(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> id)
    {
        double? value = null;
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (!reader.ValueTextEquals(id))
            {
                reader.SkipValue();
                continue;
            }

            reader.ReadObject();
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals("logprob"u8))
                    value = reader.ReadNumber();
                else
                    reader.SkipValue();
            }
        }

        return value;
    }

    private static List<int>? Ids(ref Utf8JsonReader reader)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<int> ids = [];
        while (reader.NextItem())
            ids.Add(reader.GetInt32());
        return ids;
    }
}
