using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Shapes;

namespace ApiPack.Etl.Models.Servers;

/// <summary>Text Embeddings Inference: vectors, and raw scores of documents. It is told not to cut long texts, which it otherwise does without a word.</summary>
internal sealed class Tei : IModelServer
{
    public string Kind => "tei";

    public ModelUses Uses => ModelUses.Embedding | ModelUses.Rerank;

    public Task<ServerFacts> Describe(ServerCall call) => HuggingFaceInfo.Get(call);

    public async Task<IReadOnlyList<EmbeddingReply>> Embed(ServerCall call, IReadOnlyList<EmbeddingRequest> requests)
    {
        var vectors = await call.Post(
            "embed",
            to =>
            {
                to.WriteTexts("inputs"u8, [.. requests.Select(static request => request.Text)]);
                to.WriteBoolean("normalize"u8, requests[0].Normalize);
                to.WriteBoolean("truncate"u8, false);
            },
            ReadVectors).ConfigureAwait(false);
        return vectors.Count == requests.Count ? vectors : throw AttemptException.Invalid($"{requests.Count} vectors are asked for, {vectors.Count} are there");
    }

    public async Task<RerankReply> Rerank(ServerCall call, RerankRequest request)
    {
        var scores = await call.Post(
            "rerank",
            to =>
            {
                to.WriteString("query"u8, request.Query);
                to.WriteTexts("texts"u8, request.Documents);
                to.WriteBoolean("raw_scores"u8, true);
                to.WriteBoolean("return_text"u8, false);
                to.WriteBoolean("truncate"u8, false);
            },
            (ref Utf8JsonReader reader) => IndexedItems.Read(ref reader, request.Documents.Count, "score", IndexedItems.Score)).ConfigureAwait(false);
        return new(scores);
    }

    private static List<EmbeddingReply> ReadVectors(ref Utf8JsonReader reader)
    {
        List<EmbeddingReply> vectors = [];
        reader.ReadArray();
        while (reader.NextItem())
            vectors.Add(new(reader.Numbers()));
        return vectors;
    }
}
