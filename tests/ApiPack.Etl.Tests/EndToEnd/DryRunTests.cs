using System.Text.Json;

namespace ApiPack.Etl.Tests.EndToEnd;

public class DryRunTests
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    // Nothing listens there: whoever asked it would fail.
    private const string Nowhere = "vllm+http://127.0.0.1:9/mistral";

    [Fact]
    public async Task It_counts_the_requests_that_the_build_then_makes()
    {
        using var folder = new TemporaryFolder();

        var dry = (await Cli.Build(folder["dry"], Small, "--model", "embedded:", "--dry-run")).Json;
        var built = (await Cli.Build(folder["lake"], Small, "--model", "embedded:")).Json;

        dry.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
        var asked = built.GetProperty("model_calls").GetInt64() + built.GetProperty("reused_responses").GetInt64();
        Number(dry.GetProperty("total"), "requests").ShouldBe(asked);
        Directory.Exists(Path.Combine(folder["dry"], "versions")).ShouldBeFalse();
        Directory.Exists(Path.Combine(folder["dry"], "responses")).ShouldBeFalse();
    }

    [Fact]
    public async Task No_server_is_asked_and_the_sums_are_the_stages()
    {
        using var folder = new TemporaryFolder();

        var report = (await Cli.Build(folder["lake"], Small, "--model", Nowhere, "--dry-run", "--gpu-hour-price", "3.5")).Json;

        var stages = report.GetProperty("stages").EnumerateArray().ToArray();
        stages.Select(stage => stage.GetProperty("stage").GetString()).ShouldBe(["examples", "candidates", "labels", "scores"]);
        stages.ShouldAllBe(stage => stage.GetProperty("model").GetString() == "vllm:mistral");
        stages.Select(stage => Number(stage, "requests")).ShouldBe([12, 25, 125, 125]);
        foreach (var name in new[] { "requests", "prompt_tokens", "cached_tokens", "completion_tokens", "gpu_hours", "cost" })
            Number(report.GetProperty("total"), name).ShouldBe(stages.Sum(stage => Number(stage, name)), 1e-9, name);
        foreach (var stage in stages)
        {
            var hours = (((Number(stage, "prompt_tokens") - Number(stage, "cached_tokens")) / 28_000) + (Number(stage, "completion_tokens") / 15_000)) / 3600;
            Number(stage, "gpu_hours").ShouldBe(hours, 1e-9);
            Number(stage, "cost").ShouldBe(3.5 * hours, 1e-9);
        }
    }

    [Fact]
    public async Task Scoring_is_cached_only_where_the_server_does_so()
    {
        using var folder = new TemporaryFolder();

        var vllm = (await Cli.Build(folder["lake"], Small, "--model", $"scores={Nowhere}", "--dry-run")).Json.GetProperty("total");
        var sglang = (await Cli.Build(folder["lake"], Small, "--model", "scores=sglang+http://127.0.0.1:9/mistral", "--dry-run")).Json.GetProperty("total");

        Number(vllm, "cached_tokens").ShouldBe(0);
        Number(sglang, "cached_tokens").ShouldBeGreaterThan(Number(sglang, "prompt_tokens") / 2);
        Number(sglang, "prompt_tokens").ShouldBe(Number(vllm, "prompt_tokens"));
        vllm.GetProperty("cost").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_person_gets_a_line_a_stage_and_what_the_figures_rest_on()
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.Run(["build", "--lake", folder["lake"], "--source", $"test={Small}", "--model", Nowhere, "--dry-run", "--characters-per-token", "4"]);

        result.Exit.ShouldBe(0, result.Error);
        foreach (var said in new[] { "examples", "candidates", "labels", "scores", "total", "4 characters a token", "Templates and rules stand in for the model", "No server was contacted" })
            result.Out.ShouldContain(said);
    }

    [Theory]
    [InlineData("give --model URI", "--dry-run")]
    [InlineData("give one of the two", "--dry-run", "--model", Nowhere, "--only", "calls")]
    [InlineData("--gpu-hour-price is for --dry-run", "--model", Nowhere, "--gpu-hour-price", "3")]
    [InlineData("--prefill-rate is 0", "--dry-run", "--model", Nowhere, "--prefill-rate", "0")]
    [InlineData("vlm", "--dry-run", "--model", "vlm+http://127.0.0.1:9/mistral")]
    public async Task What_cannot_be_reckoned_is_wrong_input(string said, params string[] options)
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.Build(folder["lake"], Small, options);

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain(said);
        Directory.Exists(folder["lake"]).ShouldBeFalse();
    }

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
