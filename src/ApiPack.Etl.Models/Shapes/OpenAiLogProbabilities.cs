using System.Text.Json;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Reads <c>logprobs</c> of an OpenAI-style choice, as completions and as chat have them; it may be null.</summary>
internal static class OpenAiLogProbabilities
{
    public static OpenAiChoice Read(ref Utf8JsonReader reader, OpenAiChoice choice)
    {
        if (!reader.ReadOptional(JsonTokenType.StartObject))
            return choice;
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("tokens"u8))
                choice = choice with { Tokens = Texts(ref reader) };
            else if (reader.ValueTextEquals("token_logprobs"u8))
                choice = choice with { TokenLogProbabilities = Numbers(ref reader) };
            else if (reader.ValueTextEquals("top_logprobs"u8))
                choice = choice with { Top = Top(ref reader) };
            else if (reader.ValueTextEquals("content"u8))
                choice = choice with { Top = ChatTop(ref reader) };
            else
                reader.SkipValue();
        }

        return choice;
    }

    private static List<string>? Texts(ref Utf8JsonReader reader)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<string> texts = [];
        while (reader.NextItem())
            texts.Add(reader.GetString() ?? throw new JsonException("a token is null"));
        return texts;
    }

    private static List<double?>? Numbers(ref Utf8JsonReader reader)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<double?> numbers = [];
        while (reader.NextItem())
            numbers.Add(reader.Number());
        return numbers;
    }

    /// <summary>The alternatives of the first position, as completions have them: an object of tokens; null for none.</summary>
    private static List<TokenProbability>? Top(ref Utf8JsonReader reader)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<TokenProbability>? top = null;
        while (reader.NextItem())
        {
            if (top is not null || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            top = [];
            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
                top.Add(new(reader.GetString()!, reader.ReadNumber() ?? throw new JsonException("a log-probability is null")));
        }

        return top;
    }

    /// <summary>The alternatives of the first token, as chat has them: an array of tokens.</summary>
    private static List<TokenProbability>? ChatTop(ref Utf8JsonReader reader)
    {
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return null;
        List<TokenProbability>? top = null;
        while (reader.NextItem())
        {
            if (top is not null)
            {
                reader.Skip();
                continue;
            }

            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals("top_logprobs"u8))
                    top = TokenLists.Read(ref reader, "token"u8, "logprob"u8);
                else
                    reader.SkipValue();
            }
        }

        return top;
    }
}
