using System.Text;
using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.LanguageModel;
using ApiPack.Etl.ModelServer.Http;

namespace ApiPack.Etl.ModelServer.Shapes;

/// <summary>What replies of OpenAI's routes have in common. No clock and no chance: ids and times are always the same.</summary>
internal static class OpenAiWriting
{
    public static void WriteHead(Utf8JsonWriter to, string id, string kind)
    {
        to.WriteString("id", $"{id}-0");
        to.WriteString("object", kind);
        to.WriteNumber("created", 0);
        to.WriteString("model", EmbeddedModel.Name);
    }

    public static void WriteUsage(Utf8JsonWriter to, int prompt, int completion) => to.WriteObject("usage", () =>
    {
        to.WriteNumber("prompt_tokens", prompt);
        to.WriteNumber("completion_tokens", completion);
        to.WriteNumber("total_tokens", prompt + completion);
    });

    /// <summary>A token as chat has it: text, log-probability, bytes.</summary>
    public static void WriteToken(Utf8JsonWriter to, OpenAiDialect dialect, int token, double logProbability)
    {
        to.WriteString("token", dialect.Shown(token));
        to.WriteDouble("logprob", logProbability);
        to.WriteArray("bytes", Bytes(token), value => to.WriteNumberValue(value));
    }

    /// <summary><c>/v1/models</c>.</summary>
    public static Route Models(string owner) => Route.Get("/v1/models", to =>
    {
        to.WriteString("object", "list");
        to.WriteArray("data", [EmbeddedModel.Name], name => to.WriteObject(() =>
        {
            to.WriteString("id", name);
            to.WriteString("object", "model");
            to.WriteNumber("created", 0);
            to.WriteString("owned_by", owner);
            to.WriteString("root", name);
            to.WriteNumber("max_model_len", EmbeddedModel.MaxLength);
        }));
    });

    /// <summary>An error as OpenAI-style servers tell it.</summary>
    public static ServerReply Error(int status, string message) => ServerReply.Object(
        to => to.WriteObject("error", () =>
        {
            to.WriteString("message", message);
            to.WriteString("type", status is >= 400 and < 500 ? "BadRequestError" : "InternalServerError");
            to.WriteNull("param");
            to.WriteNumber("code", status);
        }),
        status);

    /// <summary>The bytes of a token.</summary>
    internal static byte[] Bytes(int token) => token switch
    {
        < TokenVocabulary.FirstByte => [],
        < TokenVocabulary.FirstByte + 256 => [(byte)(token - TokenVocabulary.FirstByte)],
        _ => Encoding.ASCII.GetBytes(TokenVocabulary.Shown(token)),
    };
}
