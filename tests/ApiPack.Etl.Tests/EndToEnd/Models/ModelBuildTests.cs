using ApiPack.Etl.ModelServer.Faults;

namespace ApiPack.Etl.Tests.EndToEnd.Models;

/// <summary>The build with a model behind a server (issue 6).</summary>
public class ModelBuildTests
{
    [Fact]
    public async Task A_server_that_fails_in_every_way_gives_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        await using var sound = new ServedBuild();
        await using var failing = new ServedBuild(new() { Faults = FaultRate.Parse("all"), RetryAfterSeconds = 0 });

        var expected = (await sound.Build(folder["sound"])).Json;
        var report = (await failing.Build(folder["failing"])).Json;

        report.GetProperty("fingerprint").GetString().ShouldBe(expected.GetProperty("fingerprint").GetString());
        (ServedBuild.Calls(report) + ServedBuild.Reused(report)).ShouldBe(ServedBuild.Requests(report));
        ServedBuild.Calls(report).ShouldBe(ServedBuild.Calls(expected));
        ServedBuild.Responses(folder["failing"]).Count.ShouldBe((int)ServedBuild.Calls(report));
        (await Cli.Run(["verify", "--lake", folder["failing"]])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_build_was_told_is_not_asked_again()
    {
        using var folder = new TemporaryFolder();
        await using var slow = new ServedBuild(new() { Slots = 1, Latency = TimeSpan.FromMilliseconds(50) });
        await using var server = new ServedBuild();
        var lake = folder["lake"];
        foreach (var stored in new[] { 5, 60, 150 })
        {
            using var build = CliProcess.Start("build", "--lake", lake, "--source", $"test={ServedBuild.Small}", "--model", slow.Uri);
            while (!build.HasExited && ServedBuild.Responses(lake).Count < stored)
                await Task.Delay(5);
            build.Kill(entireProcessTree: true);
            await build.WaitForExitAsync();
        }

        var before = ServedBuild.Responses(lake).Count;
        var report = (await server.Build(lake)).Json;
        var whole = (await server.Build(folder["whole"])).Json;

        before.ShouldBeInRange(150, (int)ServedBuild.Calls(whole) - 1);
        ServedBuild.Calls(report).ShouldBe(ServedBuild.Calls(whole) - before);
        report.GetProperty("fingerprint").GetString().ShouldBe(whole.GetProperty("fingerprint").GetString());
        (await Cli.Run(["verify", "--lake", lake])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_build_again_asks_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ServedBuild();

        var first = (await server.Build(folder["lake"])).Json;
        var second = (await server.Build(folder["lake"])).Json;

        ServedBuild.Calls(second).ShouldBe(0);
        ServedBuild.Reused(second).ShouldBe(ServedBuild.Requests(first));
        second.GetProperty("version").GetString().ShouldBe(first.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Another_window_of_the_scores_asks_for_scores_alone()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ServedBuild();
        await server.Build(folder["lake"]);

        var report = (await server.Build(folder["lake"], "--compat", "apipack")).Json;

        ServedBuild.Calls(report).ShouldBeInRange(1, ServedBuild.Kept(report, "scores"));
        ServedBuild.Reused(report).ShouldBeGreaterThanOrEqualTo(ServedBuild.Requests(report) - ServedBuild.Kept(report, "scores"));
        report.GetProperty("version").GetString().ShouldBe("1.1.0");
    }

    [Fact]
    public async Task A_model_may_take_over_one_stage_alone()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ServedBuild();

        var report = (await Cli.Build(folder["lake"], ServedBuild.Small, "--model", $"labels={server.Uri}")).Json;

        (ServedBuild.Calls(report) + ServedBuild.Reused(report)).ShouldBe(ServedBuild.Kept(report, "labels"));
    }

    [Theory]
    [InlineData("vllm+http://127.0.0.1:1/m?key=secret", 2, "key_env")]
    [InlineData("nothing+http://127.0.0.1:1/m", 2, "vllm")]
    [InlineData("vllm+http://127.0.0.1:1/m?total_seconds=1", 1, "127.0.0.1:1")]
    public async Task A_model_that_cannot_be_asked_ends_the_build_before_it_begins(string uri, int exit, string named)
    {
        using var folder = new TemporaryFolder();

        var result = await Cli.Build(folder["lake"], ServedBuild.Small, "--model", uri);

        result.Exit.ShouldBe(exit);
        result.Error.ShouldContain(named);
        result.Error.ShouldNotContain("secret");
        Directory.Exists(Path.Combine(folder["lake"], "versions")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_without_prompt_log_probabilities_is_refused_for_scores_by_name()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ServedBuild(new() { Shape = "llamacpp" });

        var result = await Cli.Build(folder["lake"], ServedBuild.Small, "--model", $"scores={server.Uri}");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("llama");
    }
}
