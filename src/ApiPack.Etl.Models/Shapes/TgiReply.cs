using System.Text.Json;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>A reply of Text Generation Inference's <c>/generate</c>.</summary>
internal sealed record TgiReply
{
    public required string Text { get; init; }

    public string Finish { get; init; } = "";

    public int Tokens { get; init; }

    public int PromptTokens => Prefill.Count;

    public IReadOnlyList<int> PrefillIds { get; init; } = [];

    public IReadOnlyList<double?> Prefill { get; init; } = [];

    public IReadOnlyList<TokenProbability> Top { get; init; } = [];

    public static TgiReply Read(ref Utf8JsonReader reader)
    {
        string? text = null;
        var details = new TgiReply { Text = "" };
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("generated_text"u8))
                text = reader.ReadText();
            else if (reader.ValueTextEquals("details"u8) && reader.ReadOptional(JsonTokenType.StartObject))
                details = Details(ref reader, details);
            else
                reader.Skip();
        }

        return details with { Text = text ?? throw new JsonException("there is no generated text") };
    }

    private static TgiReply Details(ref Utf8JsonReader reader, TgiReply reply)
    {
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("finish_reason"u8))
                reply = reply with { Finish = reader.ReadText() ?? "" };
            else if (reader.ValueTextEquals("generated_tokens"u8))
                reply = reply with { Tokens = reader.ReadInt() };
            else if (reader.ValueTextEquals("prefill"u8))
                reply = ReadPrefill(ref reader, reply);
            else if (reader.ValueTextEquals("top_tokens"u8))
                reply = reply with { Top = ReadTop(ref reader) };
            else
                reader.SkipValue();
        }

        return reply;
    }

    private static TgiReply ReadPrefill(ref Utf8JsonReader reader, TgiReply reply)
    {
        List<int> ids = [];
        List<double?> values = [];
        reader.ReadArray();
        while (reader.NextItem())
        {
            int? id = null;
            double? value = null;
            reader.Expect(JsonTokenType.StartObject);
            while (reader.NextProperty())
            {
                if (reader.ValueTextEquals("id"u8))
                    id = reader.ReadInt();
                else if (reader.ValueTextEquals("logprob"u8))
                    value = reader.ReadNumber();
                else
                    reader.SkipValue();
            }

            ids.Add(id ?? throw new JsonException("a token has no id"));
            values.Add(value);
        }

        return reply with { PrefillIds = ids, Prefill = values };
    }

    private static IReadOnlyList<TokenProbability> ReadTop(ref Utf8JsonReader reader)
    {
        IReadOnlyList<TokenProbability>? first = null;
        if (!reader.ReadOptional(JsonTokenType.StartArray))
            return [];
        while (reader.NextItem())
        {
            reader.Expect(JsonTokenType.StartArray);
            var tokens = TokenLists.Items(ref reader, "text"u8, "logprob"u8);
            first ??= tokens;
        }

        return first ?? [];
    }
}
