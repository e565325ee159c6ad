using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Jobs.Commands;

namespace ApiPack.Etl.Tests.EndToEnd.Reviews;

/// <summary>A lake of the small source whose examples are reviewed, by the command line alone.</summary>
internal sealed class ReviewLake : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static string Source { get; } = System.IO.Path.Combine(Cli.Cases, "small");

    public string Path => folder["lake"];

    public static async Task<ReviewLake> Built()
    {
        var lake = new ReviewLake();
        (await lake.Build()).GetProperty("version").GetString().ShouldBe("1.0.0");
        return lake;
    }

    public string this[string name] => folder[name];

    public async Task<JsonElement> Build(params string[] more) => (await Cli.Build(Path, Source, more)).Json;

    /// <summary>The lines of the latest version's examples.</summary>
    public async Task<JsonObject[]> Export(params string[] more) =>
        [.. (await Cli.Run(["examples", "export", "--lake", Path, .. more])).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Imports lines as a file.</summary>
    public async Task<CliResult> Import(IEnumerable<JsonObject> lines, string reviewer = "ann") => await Import(string.Concat(lines.Select(line => line.ToJsonString() + "\n")), reviewer);

    public async Task<CliResult> Import(string text, string reviewer = "ann")
    {
        await File.WriteAllTextAsync(folder["reviewed.jsonl"], text);
        return await Cli.Run(["examples", "import", folder["reviewed.jsonl"], "--lake", Path, "--reviewer", reviewer, "--json"]);
    }

    /// <summary>The examples of the latest version.</summary>
    public IReadOnlyList<ExampleRow> Examples() => Read("SELECT * FROM examples ORDER BY endpoint_id", ExampleRow.Schema);

    /// <summary>The reviews that the latest version pins.</summary>
    public IReadOnlyList<ReviewRow> Reviews() => Read("SELECT * FROM reviews ORDER BY sequence, endpoint_id", ReviewRow.Schema);

    /// <summary>Key and reason of the latest version's reviews that no example was made of.</summary>
    public IReadOnlyList<(string EndpointId, string Reason)> RejectedReviews() => Read("SELECT key, reason FROM rejects WHERE stage = 'reviewed' ORDER BY key, detail", new RowSchema<(string, string)>(
        [new("key", ColumnType.Text), new("reason", ColumnType.Text)],
        static (_, _) => throw new NotSupportedException(),
        static from => (from.Text(0), from.Text(1))));

    /// <summary>Endpoint ids of an API that are no examples in the latest version.</summary>
    public IReadOnlyList<string> Others(string apiId) => Read(
        $"SELECT endpoint_id FROM endpoints WHERE api_id = {Sql.Text(apiId)} AND endpoint_id NOT IN (SELECT endpoint_id FROM examples) ORDER BY endpoint_id",
        new RowSchema<string>([new("endpoint_id", ColumnType.Text)], static (_, _) => throw new NotSupportedException(), static from => from.Text(0)));

    public JsonElement Manifest(string version) => JsonElement.Parse(File.ReadAllText(System.IO.Path.Combine(Path, "versions", version, "manifest.json")));

    public void Dispose() => folder.Dispose();

    private T[] Read<T>(string sql, RowSchema<T> schema)
    {
        var lake = LakeFolder.Open(Path, TimeProvider.System);
        using var engine = lake.Engine(lake.Version(null));
        return [.. engine.Read(sql, schema)];
    }
}
