using System.Text.Json;
using ApiPack.Etl.Models.Http;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Shapes;

/// <summary><c>/info</c> of TGI and TEI.</summary>
internal static class HuggingFaceInfo
{
    public static Task<ServerFacts> Get(ServerCall call) => call.Get("info", static (ref Utf8JsonReader reader) =>
    {
        string? model = null;
        string? revision = null;
        var batch = 0;
        reader.ReadObject();
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("model_id"u8))
                model = reader.ReadText();
            else if (reader.ValueTextEquals("model_sha"u8))
                revision = reader.ReadText();
            else if (reader.ValueTextEquals("max_client_batch_size"u8))
                batch = reader.ReadInt();
            else
                reader.SkipValue();
        }

        return new ServerFacts(model is null ? [] : [model], revision ?? "", batch);
    });
}
