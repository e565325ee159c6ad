using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>A reply of llama.cpp's <c>/completion</c>.</summary>
internal sealed record LlamaCppReply(string Content, string Finish, bool Truncated, IReadOnlyList<TokenProbability> Top, ModelUsage Usage)
{
    public static LlamaCppReply Read(ref Utf8JsonReader reader)
    {
        string? content = null;
        string? finish = null;
        var truncated = false;
        IReadOnlyList<TokenProbability> top = [];
        int read = 0, written = 0;
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("content"u8))
                content = reader.ReadText();
            else if (reader.ValueTextEquals("stop_type"u8))
                finish = reader.ReadText();
            else if (reader.ValueTextEquals("truncated"u8))
                truncated = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("tokens_evaluated"u8))
                read = reader.ReadInt();
            else if (reader.ValueTextEquals("tokens_predicted"u8))
                written = reader.ReadInt();
            else if (reader.ValueTextEquals("completion_probabilities"u8))
                top = ReadTop(ref reader);
            else
                reader.SkipValue();
        }

        // Why it stopped, in the words that the other servers have.
        finish = finish switch { "eos" or "word" => "stop", "limit" => "length", _ => finish ?? "" };
        return new(content ?? throw new JsonException("there is no content"), finish, truncated, top, new(read, written));
    }

    private static IReadOnlyList<TokenProbability> ReadTop(ref Utf8JsonReader reader)
    {
        IReadOnlyList<TokenProbability>? first = null;
        reader.ReadArray();
        while (reader.NextItem())
        {
            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
            {
                if (first is null && reader.ValueTextEquals("top_logprobs"u8))
                    first = TokenLists.Read(ref reader, "token"u8, "logprob"u8);
                else
                    reader.SkipValue();
            }
        }

        return first ?? [];
    }
}
