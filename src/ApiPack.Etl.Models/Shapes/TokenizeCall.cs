using System.Text.Json;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Cuts texts into token ids at the server (<c>/tokenize</c>): the only tokenizer that is surely the model's.</summary>
internal static class TokenizeCall
{
    /// <summary>As vLLM and SGLang have it. A text that the model cannot read whole is refused: nothing is ever cut off.</summary>
    public static Task<int[]> OfPrompt(ServerCall call, string text) => call.Post(
        "tokenize",
        to =>
        {
            to.WriteString("model"u8, call.Model);
            to.WriteString("prompt"u8, text);
            to.WriteBoolean("add_special_tokens"u8, true);
        },
        static (ref Utf8JsonReader reader) =>
        {
            var (ids, most) = Read(ref reader);
            return ids.Length < most ? ids : throw new AttemptException(AttemptFault.Refused, $"the text has {ids.Length} tokens and the model reads {most - 1} before it writes one");
        });

    /// <summary>As llama.cpp has it.</summary>
    public static Task<int[]> OfContent(ServerCall call, string text) => call.Post(
        "tokenize",
        to =>
        {
            to.WriteString("content"u8, text);
            to.WriteBoolean("add_special"u8, true);
        },
        static (ref Utf8JsonReader reader) => Read(ref reader).Ids);

    /// <summary>As TGI has it.</summary>
    public static Task<int[]> OfInputs(ServerCall call, string text) => call.Post(
        "tokenize",
        to => to.WriteString("inputs"u8, text),
        static (ref Utf8JsonReader reader) =>
        {
            List<int> ids = [];
            reader.ReadArray();
            while (reader.NextItem())
            {
                reader.Expect(JsonTokenType.StartObject);
                while (reader.NextProperty())
                {
                    if (reader.ValueTextEquals("id"u8))
                        ids.Add(reader.ReadInt());
                    else
                        reader.SkipValue();
                }
            }

            return ids.ToArray();
        });

    private static (int[] Ids, int Most) Read(ref Utf8JsonReader reader)
    {
        int[]? ids = null;
        var most = int.MaxValue;
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("tokens"u8))
                ids = reader.ReadInts();
            else if (reader.ValueTextEquals("max_model_len"u8))
                most = (int)(reader.ReadNumber() ?? int.MaxValue);
            else
                reader.SkipValue();
        }

        return (ids ?? throw new JsonException("there are no tokens"), most <= 0 ? int.MaxValue : most);
    }
}
