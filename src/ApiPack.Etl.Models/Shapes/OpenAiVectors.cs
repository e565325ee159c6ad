using System.Text.Json;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary>Embeddings and rerank as vLLM and OpenAI-style servers have them. Items come in any order and are put back by their index.</summary>
internal static class OpenAiVectors
{
    /// <summary>Vectors; brought to length 1 here where the request asks for that.</summary>
    public static async Task<IReadOnlyList<EmbeddingReply>> Embed(ServerCall call, IReadOnlyList<EmbeddingRequest> requests)
    {
        var vectors = await call.Post(
            "v1/embeddings",
            to =>
            {
                to.WriteString("model"u8, call.Model);
                to.WriteTexts("input"u8, [.. requests.Select(static request => request.Text)]);
                to.WriteString("encoding_format"u8, "float"u8);
            },
            (ref Utf8JsonReader reader) => IndexedItems.Read(ref reader, "data", requests.Count, "embedding", static (ref Utf8JsonReader item) => item.Numbers())).ConfigureAwait(false);
        return [.. vectors.Select((vector, i) => new EmbeddingReply(requests[i].Normalize ? Normalized(vector) : vector))];
    }

    /// <summary>Relevance of documents.</summary>
    public static async Task<RerankReply> Rerank(ServerCall call, RerankRequest request)
    {
        var scores = await call.Post(
            "rerank",
            to =>
            {
                to.WriteString("model"u8, call.Model);
                to.WriteString("query"u8, request.Query);
                to.WriteTexts("documents"u8, request.Documents);
            },
            (ref Utf8JsonReader reader) => IndexedItems.Read(ref reader, "results", request.Documents.Count, "relevance_score", IndexedItems.Score)).ConfigureAwait(false);
        return new(scores);
    }

    private static double[] Normalized(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(static component => component * component));
        return length > 0 ? [.. vector.Select(component => component / length)] : vector;
    }
}
