using System.Text.Json;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.ModelServer;

namespace ApiPack.Etl.Tests.EndToEnd.Models;

/// <summary>A model server and builds that ask it.</summary>
internal sealed class ServedBuild : IAsyncDisposable
{
    private readonly ModelServerHost host;

    public ServedBuild(ModelServerOptions? options = null)
    {
        var chosen = options ?? new ModelServerOptions();
        host = ModelServerHost.Start(chosen, TimeProvider.System);
        Uri = $"{chosen.Shape}+{host.Address}{EmbeddedModel.Name}?attempt_seconds=1";
    }

    /// <summary>The small build's source.</summary>
    public static string Small { get; } = Path.Combine(Cli.Cases, "small");

    /// <summary>The server's model URI.</summary>
    public string Uri { get; }

    /// <summary>Builds a source (the small one by default) with the server's model for all stages.</summary>
    public Task<CliResult> Build(string lake, params string[] more) => Cli.Build(lake, Small, ["--model", Uri, .. more]);

    /// <summary>The responses that a lake keeps.</summary>
    public static IReadOnlyList<string> Responses(string lake) =>
        Directory.Exists(Path.Combine(lake, "responses")) ? Directory.GetFiles(Path.Combine(lake, "responses"), "*.json", SearchOption.AllDirectories) : [];

    /// <summary>Rows of a stage in a report.</summary>
    public static JsonElement Ledger(JsonElement report, string stage) =>
        report.GetProperty("ledger").EnumerateArray().Single(entry => entry.GetProperty("stage").GetString() == stage);

    /// <summary>Rows that a stage kept.</summary>
    public static long Kept(JsonElement report, string stage) => Ledger(report, stage).GetProperty("kept").GetInt64();

    /// <summary>Requests that a build of nothing but models takes: one an example, an endpoint, a candidate and a good candidate.</summary>
    public static long Requests(JsonElement report) =>
        Kept(report, "examples") + Kept(report, "endpoints") + Kept(report, "labels") + Kept(report, "scores");

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
