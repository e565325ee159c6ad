using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models;
using ApiPack.Etl.Models.Client;
using ApiPack.Etl.Models.Probes;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>Models over loopback servers, with pauses short enough for tests.</summary>
internal static class Opened
{
    public static ClientOptions Options { get; } = new()
    {
        InFlight = 64,
        Attempt = TimeSpan.FromSeconds(20),
        Total = TimeSpan.FromSeconds(60),
        ShortestPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(10),
        ShortestBreak = TimeSpan.FromMilliseconds(500),
    };

    public static Task<HttpModel> Model(string kind, LoopbackServer server, ModelUses uses, string parameters = "", ModelHost? host = null, ClientOptions? options = null) =>
        ModelOpening.Open(ModelUri.Parse($"{kind}+http://{server.Authority}/letters{parameters}"), uses, host ?? Host, options ?? Options, CancellationToken.None);

    public static ModelHost Host { get; } = new() { Random = static () => 0.5, Environment = static _ => null };
}
