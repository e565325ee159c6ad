using System.Diagnostics;
using ApiPack.Etl.Tests.EndToEnd.Models;

namespace ApiPack.Etl.Tests.EndToEnd;

public class KillTests
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    /// <summary>A real process is killed at moments spread over its life; each time the next build ends with the same rows.</summary>
    [Fact]
    public async Task A_build_killed_at_any_moment_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        var whole = (await Cli.Build(folder["whole"], Small)).Json.GetProperty("fingerprint").GetString();
        var lake = folder["lake"];
        var life = await Life(folder["probe"]);

        for (var part = 2; part < 10; part++)
        {
            using var build = Start(lake);
            await Task.Delay(life * part / 10);
            build.Kill(entireProcessTree: true);
            await build.WaitForExitAsync();
        }

        var report = (await Cli.Build(lake, Small)).Json;
        report.GetProperty("fingerprint").GetString().ShouldBe(whole);
        (await Cli.Run(["verify", "--lake", lake])).Exit.ShouldBe(0);
    }

    /// <summary>The model takes half a minute in all, so the signal comes in the midst of the build.</summary>
    [Fact]
    public async Task Ctrl_C_ends_with_130_and_the_lake_whole()
    {
        using var folder = new TemporaryFolder();
        await using var slow = new ServedBuild(new() { Slots = 1, Latency = TimeSpan.FromMilliseconds(100) });
        await Cli.Build(folder["lake"], Small);

        using var build = CliProcess.Start("build", "--lake", folder["lake"], "--source", $"test={Small}", "--model", slow.Uri);
        await build.StandardError.ReadLineAsync();
        await CliProcess.Signal(build.Id, "INT");
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(130);
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    private static async Task<TimeSpan> Life(string lake)
    {
        var started = Stopwatch.GetTimestamp();
        using var build = Start(lake);
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(0);
        return Stopwatch.GetElapsedTime(started);
    }

    private static Process Start(string lake) => CliProcess.Start("build", "--lake", lake, "--source", $"test={Small}");
}
