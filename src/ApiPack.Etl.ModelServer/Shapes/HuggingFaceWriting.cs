using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>What TGI and TEI have in common.</summary>
internal static class HuggingFaceWriting
{
    /// <summary>An error as both tell it.</summary>
    public static ServerReply Error(int status, string message) => ServerReply.Object(
        to =>
        {
            to.WriteString("error", message);
            to.WriteString("error_type", status switch { 413 or 422 => "validation", 424 => "backend", 429 => "overloaded", 503 => "unhealthy", _ => "request" });
        },
        status);

    /// <summary><c>/info</c>.</summary>
    public static Route Info(Action<Utf8JsonWriter> more) => Route.Get("/info", to =>
    {
        to.WriteString("model_id", EmbeddedModel.Name);
        to.WriteString("model_sha", EmbeddedModel.Revision);
        more(to);
    });

    /// <summary>Tokens with where they stand, counted in bytes.</summary>
    public static void WriteTokens(Utf8JsonWriter to, IReadOnlyList<int> tokens)
    {
        var at = 0;
        to.WriteStartArray();
        foreach (var token in tokens)
        {
            var bytes = OpenAiWriting.Bytes(token).Length;
            to.WriteObject(() =>
            {
                to.WriteNumber("id", token);
                to.WriteString("text", TokenVocabulary.Shown(token));
                to.WriteNumber("start", at);
                to.WriteNumber("stop", at + bytes);
            });
            at += bytes;
        }

        to.WriteEndArray();
    }
}
