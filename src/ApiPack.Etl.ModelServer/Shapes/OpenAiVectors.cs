using System.Buffers.Binary;
using System.Text.Json;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;
using ApiPack.Etl.ModelServer.Serving;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary><c>/v1/embeddings</c>, and <c>/rerank</c> as vLLM has it.</summary>
internal static class OpenAiVectors
{
    public static ServerReply Embed(JsonElement body, Inference inference)
    {
        OpenAiRequests.Check(body);
        var texts = body.Texts("input");
        if (texts.Count == 0)
            throw new RequestException(400, "'input' is missing or empty");
        var base64 = body.Has("encoding_format", out _) && body.Text("encoding_format") == "base64";
        var vectors = texts.Select(text => inference.Embed(text, normalize: true)).ToArray();
        return ServerReply.Object(to =>
        {
            OpenAiWriting.WriteHead(to, "embd", "list");
            to.WriteArray("data", vectors.Index(), vector => to.WriteObject(() =>
            {
                to.WriteNumber("index", vector.Index);
                to.WriteString("object", "embedding");
                if (base64)
                    to.WriteString("embedding", Base64(vector.Item));
                else
                    to.WriteArray("embedding", vector.Item, component => to.WriteDouble(component));
            }));
            OpenAiWriting.WriteUsage(to, Tokens(texts), 0);
        });
    }

    public static ServerReply Rerank(JsonElement body, Inference inference)
    {
        OpenAiRequests.Check(body);
        var documents = body.Texts("documents");
        if (documents.Count == 0 || body.Text("query").Length == 0)
            throw new RequestException(400, "'query' and 'documents' must not be empty");
        var ranked = inference.Rerank(body.Text("query"), documents, raw: false).Take(body.WholeOrNull("top_n") is > 0 and var top ? top : documents.Count);
        return ServerReply.Object(to =>
        {
            OpenAiWriting.WriteHead(to, "rerank", "list");
            to.WriteArray("results", ranked, document => to.WriteObject(() =>
            {
                to.WriteNumber("index", document.Index);
                to.WriteObject("document", () => to.WriteString("text", document.Text));
                to.WriteDouble("relevance_score", document.Relevance);
            }));
            OpenAiWriting.WriteUsage(to, Tokens(documents), 0);
        });
    }

    private static int Tokens(IEnumerable<string> texts) => texts.Sum(static text => Tokenizer.EncodeWhole(text).Count);

    private static string Base64(IReadOnlyList<double> vector)
    {
        var bytes = new byte[vector.Count * sizeof(float)];
        for (var i = 0; i < vector.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)vector[i]);
        return Convert.ToBase64String(bytes);
    }
}
