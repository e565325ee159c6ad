using System.Text.Json;
using ApiPack.Etl.DuckDb;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Tests.EndToEnd;

/// <summary>What models replied, in the lake's folder <c>responses</c> and in the table of that name; the model is the embedded one.</summary>
public class ResponseTests
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    [Fact]
    public async Task A_version_holds_the_responses_that_its_rows_are_made_of_and_verifies()
    {
        using var folder = new TemporaryFolder();

        var report = (await Build(folder["lake"])).Json;

        var calls = report.GetProperty("model_calls").GetInt64();
        calls.ShouldBePositive();
        Files(folder["lake"]).Count.ShouldBe((int)calls);
        using var engine = Open(folder["lake"]);
        engine.Count("SELECT count(*) FROM responses").ShouldBe(engine.Count("""
            SELECT count(DISTINCT response)
            FROM (SELECT response FROM examples UNION ALL SELECT response FROM candidates UNION ALL SELECT response FROM labels UNION ALL SELECT response FROM scores) AS used
            """));
        engine.Count("SELECT count(DISTINCT kind) FROM responses").ShouldBe(3);
        engine.Count("SELECT count(*) FROM responses WHERE prompt_tokens <= 0 OR model NOT LIKE 'embedded:%' OR NOT json_valid(request) OR NOT json_valid(reply)").ShouldBe(0);
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_build_without_a_model_has_no_such_table()
    {
        using var folder = new TemporaryFolder();

        var report = (await Cli.Build(folder["lake"], Small)).Json;

        report.GetProperty("tables").TryGetProperty("responses", out _).ShouldBeFalse();
        Directory.Exists(Path.Combine(folder["lake"], "responses")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_build_again_asks_nothing_and_gives_the_same()
    {
        using var folder = new TemporaryFolder();

        var first = (await Build(folder["lake"])).Json;
        var second = (await Build(folder["lake"])).Json;

        second.GetProperty("model_calls").GetInt64().ShouldBe(0);
        Fingerprint(second).ShouldBe(Fingerprint(first));
    }

    [Fact]
    public async Task A_lost_folder_comes_back_from_the_latest_version()
    {
        using var folder = new TemporaryFolder();
        var first = (await Build(folder["lake"])).Json;
        var files = Files(folder["lake"]);
        using (var engine = Open(folder["lake"]))
            engine.Count("SELECT count(*) FROM responses").ShouldBe(files.Count, "the embedded model's replies all become rows");
        Directory.Delete(Path.Combine(folder["lake"], "responses"), recursive: true);

        var second = await Build(folder["lake"]);

        second.Json.GetProperty("model_calls").GetInt64().ShouldBe(0);
        second.Error.ShouldContain($"responses: {files.Count} put back from version 1.0.0");
        Fingerprint(second.Json).ShouldBe(Fingerprint(first));
        Files(folder["lake"]).ShouldBe(files);
    }

    [Fact]
    public async Task A_broken_response_fails_the_build_and_names_its_file()
    {
        using var folder = new TemporaryFolder();
        await Build(folder["lake"]);
        var file = Directory.GetFiles(Path.Combine(folder["lake"], "responses"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        await File.WriteAllTextAsync(file, "{}");

        var second = await Build(folder["lake"]);

        second.Exit.ShouldBe(1);
        second.Error.ShouldContain(Path.GetFileName(file));
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    private static Task<CliResult> Build(string lake) => Cli.Build(lake, Small, "--model", "embedded:");

    private static string? Fingerprint(JsonElement report) => report.GetProperty("fingerprint").GetString();

    private static Dictionary<string, string> Files(string lake) => Directory.GetFiles(Path.Combine(lake, "responses"), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(lake, file), File.ReadAllText);

    private static DuckDbEngine Open(string lake)
    {
        var engine = new DuckDbEngine(new DuckDbOptions { LakeFolder = lake, Threads = 1 });
        foreach (var (name, table) in new LakeVersions(new LocalLakeStore(lake), TimeProvider.System).Latest()!.Tables)
            engine.Register(table.Of(name));
        return engine;
    }
}
