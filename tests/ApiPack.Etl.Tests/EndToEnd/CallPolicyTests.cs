using System.Text.Json;

namespace ApiPack.Etl.Tests.EndToEnd;

public class CallPolicyTests
{
    private static readonly string Shop = Path.Combine(Cli.Cases, "samples", "shop");
    private static readonly string Hub = Path.Combine(Cli.Cases, "samples", "hub");

    [Fact]
    public async Task Each_source_has_its_policy_and_every_call_says_what_it_is_made_of()
    {
        using var folder = new TemporaryFolder();

        var report = (await Build(folder["lake"], "--calls", "shop=extract-and-fill", "--calls", "hub=extract")).Json;

        var calls = Stage(report, "calls");
        calls.GetProperty("in").GetInt64().ShouldBe(50);
        Counts(calls, "figures").ShouldBe(new Dictionary<string, long> { ["generated"] = 28, ["x-codeSamples"] = 2, ["x-sdk-operations"] = 1 });
        Counts(calls, "rejected").ShouldBe(new Dictionary<string, long> { ["no-keywords"] = 1, ["no-sample"] = 18 });
        Stage(report, "instances").GetProperty("kept").GetInt64().ShouldBe(31);
        Counts(Stage(report, "entries"), "rejected").ShouldBe(new Dictionary<string, long> { ["no-call"] = 1 });
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_policy_is_told_by_the_manifest_and_its_column_by_the_instances()
    {
        using var folder = new TemporaryFolder();

        await Build(folder["lake"], "--calls", "hub=extract");

        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder["lake"], "versions", "1.0.0", "manifest.json")));
        var configuration = manifest.RootElement.GetProperty("configuration");
        configuration.GetProperty("calls.hub").GetString().ShouldBe("extract");
        configuration.GetProperty("calls.shop").GetString().ShouldBe("generate");
        foreach (var table in (string[])["calls", "instances"])
            manifest.RootElement.GetProperty("tables").GetProperty(table).GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()).ShouldContain("call_source");
    }

    [Fact]
    public async Task The_funnel_counts_no_call_that_was_never_there()
    {
        using var folder = new TemporaryFolder();
        await Build(folder["lake"], "--calls", "hub=extract");

        await Cli.Run(["export", "--format", "huggingface", "--lake", folder["lake"], "--to", folder["dataset"]]);

        var card = await File.ReadAllLinesAsync(Path.Combine(folder["dataset"], "README.md"));
        card.ShouldContain("| hub | 2 | 1 | 1 |");
        card.ShouldContain("| shop | 30 | 30 | 30 |");
    }

    [Fact]
    public async Task The_configuration_file_says_the_same_and_the_command_line_wins()
    {
        using var folder = new TemporaryFolder();
        var config = folder["build.json"];
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { sources = new { hub = (object)new { uri = Hub, calls = "extract" }, shop = Shop } }));

        var named = (await Build(folder["named"], "--calls", "hub=extract", "--threads", "1")).Json;
        var configured = (await Cli.Run(["build", "--lake", folder["configured"], "--json", "--config", config, "--threads", "4"])).Json;
        var overruled = (await Cli.Run(["build", "--lake", folder["overruled"], "--json", "--config", config, "--calls", "hub=generate"])).Json;

        Fingerprint(configured).ShouldBe(Fingerprint(named));
        Counts(Stage(overruled, "calls"), "figures").ShouldBe(new Dictionary<string, long> { ["generated"] = 50 });
    }

    [Fact]
    public async Task A_build_goes_on_only_from_stages_of_the_same_policy()
    {
        using var folder = new TemporaryFolder();
        await Build(folder["lake"], "--only", "calls");

        var other = (await Build(folder["lake"], "--calls", "hub=extract")).Json;

        other.GetProperty("reused_rows").GetInt64().ShouldBe(0);
        Counts(Stage(other, "calls"), "figures")["x-sdk-operations"].ShouldBe(1);
    }

    [Fact]
    public async Task The_policy_can_be_tried_on_a_file()
    {
        var file = Path.Combine(Shop, "orders.json");

        var lines = (await Cli.Run(["calls", file, "--endpoint", "listOrders", "--policy", "extract"])).Lines;
        var filled = (await Cli.Run(["calls", file, "--endpoint", "listOrders", "--policy", "extract-and-fill"])).Lines;

        lines.Count.ShouldBe(10);
        lines[0].GetProperty("call_source").GetString().ShouldBe("x-codeSamples");
        lines[0].GetProperty("api_call").GetString().ShouldBe("curl https://api.corner-shop.example/v1/orders");
        lines[1].GetProperty("error").GetString().ShouldBe("no-sample: the file's samples are in cURL, Python, C#");
        filled.Count(line => line.GetProperty("call_source").GetString() == "generated").ShouldBe(8);
    }

    [Theory]
    [InlineData("no such source", "--calls", "other=extract")]
    [InlineData("no policy", "--calls", "hub=copy")]
    [InlineData("NAME=POLICY", "--calls", "extract")]
    public async Task A_wrong_policy_or_source_is_refused(string says, params string[] more)
    {
        using var folder = new TemporaryFolder();

        var result = await Build(folder["lake"], more);

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("{\"sources\": {\"hub\": {\"uri\": \"x\", \"calls\": \"copy\"}}}", "no policy")]
    [InlineData("{\"sources\": {\"hub\": {\"calls\": \"extract\"}}}", "no \"uri\"")]
    [InlineData("{\"sources\": {\"hub\": {\"uri\": \"x\", \"call\": \"extract\"}}}", "\"call\"")]
    [InlineData("{\"sources\": {\"hub\": {\"uri\": \"x\", \"calls\": true}}}", "\"calls\"")]
    [InlineData("{\"sources\": {\"hub\": null}}", "its URI")]
    [InlineData("{\"sources\": {\"hub\": [\"x\"]}}", "its URI")]
    public async Task A_wrong_source_in_the_configuration_is_refused_with_its_place(string text, string says)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["build.json"], text);

        var result = await Cli.Run(["build", "--lake", folder["lake"], "--config", folder["build.json"]]);

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("build.json:1");
        result.Error.ShouldContain(says);
    }

    private static Task<CliResult> Build(string lake, params string[] more) =>
        Cli.Run(["build", "--lake", lake, "--source", $"shop={Shop}", "--source", $"hub={Hub}", "--json", .. more]);

    private static JsonElement Stage(JsonElement report, string name) =>
        report.GetProperty("ledger").EnumerateArray().Single(entry => entry.GetProperty("stage").GetString() == name);

    private static Dictionary<string, long> Counts(JsonElement stage, string of) =>
        stage.GetProperty(of).EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64());

    private static string? Fingerprint(JsonElement report) => report.GetProperty("fingerprint").GetString();
}
