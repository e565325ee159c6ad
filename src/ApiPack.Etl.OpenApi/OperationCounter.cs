using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi;

/// <summary>How many operations a document has.</summary>
public static class OperationCounter
{
    /// <summary>Operations in <c>paths</c>, those behind local path-item references included; webhooks and callbacks are none.</summary>
    public static long Count(JsonElement root) => OperationWalk.Operations(new References(root)).LongCount();
}
