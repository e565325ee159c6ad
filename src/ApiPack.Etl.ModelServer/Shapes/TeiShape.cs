using System.Text.Json;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>Text Embeddings Inference: vectors and relevance, 32 texts a call and 512 tokens a text at most.</summary>
internal static class TeiShape
{
    private const int MostTexts = 32;

    private const int MostTokens = 512;

    public static Shape Shape { get; } = new(
        "tei",
        [
            HuggingFaceWriting.Info(static to =>
            {
                to.WriteNumber("max_input_length", MostTokens);
                to.WriteNumber("max_client_batch_size", MostTexts);
                to.WriteBoolean("auto_truncate", true);
            }),
            Route.Text("/tokenize", Tokenize),
            Route.Work("/embed", Embed),
            Route.Work("/rerank", Rerank),
            Route.Work("/v1/embeddings", static (body, inference) =>
            {
                Checked(body, "input");
                return OpenAiVectors.Embed(body, inference);
            }),
        ],
        HuggingFaceWriting.Error);

    private static ServerReply Tokenize(JsonElement body) => ServerReply.Of(to =>
    {
        to.WriteStartArray();
        foreach (var text in body.Texts("inputs"))
            HuggingFaceWriting.WriteTokens(to, body.Flag("add_special_tokens", otherwise: true) ? Tokenizer.EncodeWhole(text) : Tokenizer.Encode(text));
        to.WriteEndArray();
    });

    private static ServerReply Embed(JsonElement body, Inference inference)
    {
        var vectors = Checked(body, "inputs").Select(text => inference.Embed(text, body.Flag("normalize", otherwise: true))).ToArray();
        return ServerReply.Of(to =>
        {
            to.WriteStartArray();
            foreach (var vector in vectors)
            {
                to.WriteStartArray();
                foreach (var component in vector)
                    to.WriteDouble(component);
                to.WriteEndArray();
            }

            to.WriteEndArray();
        });
    }

    private static ServerReply Rerank(JsonElement body, Inference inference)
    {
        var query = body.Text("query");
        if (query.Length == 0)
            throw new RequestException(422, "`query` cannot be empty");
        var ranked = inference.Rerank(query, Checked(body, "texts"), body.Flag("raw_scores"));
        var withText = body.Flag("return_text");
        return ServerReply.Of(to =>
        {
            to.WriteStartArray();
            foreach (var document in ranked)
            {
                to.WriteObject(() =>
                {
                    to.WriteNumber("index", document.Index);
                    to.WriteDouble("score", document.Relevance);
                    if (withText)
                        to.WriteString("text", document.Text);
                });
            }

            to.WriteEndArray();
        });
    }

    /// <summary>The texts, each cut to what the model reads without a word, unless <c>truncate</c> is false: then refused.</summary>
    private static IReadOnlyList<string> Checked(JsonElement body, string name)
    {
        var texts = body.Texts(name);
        if (texts.Count is 0 or > MostTexts)
            throw new RequestException(texts.Count == 0 ? 422 : 413, $"`{name}`: 1 to {MostTexts} texts a call, got {texts.Count}");
        return [.. texts.Select(text => Cut(text, body.Flag("truncate", otherwise: true)))];
    }

    private static string Cut(string text, bool truncate)
    {
        var tokens = Tokenizer.EncodeWhole(text);
        if (tokens.Count <= MostTokens)
            return text;
        return truncate ? Tokenizer.Decode(tokens.Take(MostTokens)) : throw new RequestException(413, $"`inputs` must have at most {MostTokens} tokens, got {tokens.Count}");
    }
}
