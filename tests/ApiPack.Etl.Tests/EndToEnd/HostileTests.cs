namespace ApiPack.Etl.Tests.EndToEnd;

public class HostileTests
{
    [Fact]
    public async Task Hostile_files_are_kept_with_bounded_work_or_rejected_and_the_good_ones_built()
    {
        using var folder = new TemporaryFolder();
        HostileFolder.Write(folder["source"]);

        var report = (await Cli.Build(folder["lake"], folder["source"])).Json;
        var checks = (await Cli.Run(["check", folder["source"]])).Lines;

        File.Exists("/tmp/apipack-pwned").ShouldBeFalse();
        Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ShouldBe(["lake", "source"], ignoreOrder: true);
        var outcomes = checks.ToDictionary(check => check.GetProperty("file").GetString()!, check => check.GetProperty("reason").GetString() ?? "");
        outcomes["good.json"].ShouldBe("");
        outcomes["empty.json"].ShouldBe("unreadable");
        outcomes["binary.json"].ShouldBe("unreadable");
        outcomes["truncated.json"].ShouldBe("unreadable");
        outcomes["deep.json"].ShouldBe("too-deep");
        outcomes["bomb.yaml"].ShouldBe("too-large");
        outcomes["large.json"].ShouldBe("too-large");
        outcomes["recursive.json"].ShouldBe("");
        outcomes["exponential.json"].ShouldBe("");
        outcomes["texts.json"].ShouldBe("");
        outcomes["names.zip!inside.json"].ShouldBe("");
        outcomes["zeros.zip!zeros.json"].ShouldBe("too-large");
        outcomes["broken.zip"].ShouldBe("unreadable");
        outcomes.Where(outcome => outcome.Key.Contains("escaped") || outcome.Key.Contains("absolute")).ShouldAllBe(outcome => outcome.Value == "unsafe-path");
        var kept = outcomes.Count(outcome => outcome.Value.Length == 0);
        report.GetProperty("tables").GetProperty("files").GetProperty("rows").GetInt64().ShouldBe(kept);
        report.GetProperty("ledger").EnumerateArray().First().GetProperty("in").GetInt64().ShouldBe(outcomes.Count);
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Code_in_texts_is_quoted_whole_in_every_language()
    {
        using var folder = new TemporaryFolder();
        HostileFolder.Write(folder["source"]);

        var calls = (await Cli.Run(["calls", Path.Combine(folder["source"], "texts.json")])).Lines;

        calls.Count.ShouldBe(10 * HostileFolder.Payloads.Length);
        var refused = calls.Where(call => call.EnumerateObject().Any(property => property.Name == "error")).ToArray();
        refused.Length.ShouldBe(10);
        refused.ShouldAllBe(call => call.GetProperty("error").GetString()!.Contains("NUL"));
    }

    [Theory]
    [InlineData("check", "/no/such/path")]
    [InlineData("calls", "/no/such/spec.json")]
    [InlineData("build", "--source", "x=/no/such/folder")]
    [InlineData("build", "--only", "no-such-stage")]
    [InlineData("build", "--threads", "0")]
    [InlineData("build", "--config", "/no/such/file.json")]
    [InlineData("verify", "--lake", "/tmp/apipack-no-such-lake")]
    [InlineData("no-such-command")]
    public async Task Wrong_usage_ends_with_2_and_says_what_to_do(params string[] args)
    {
        var result = await Cli.Run(args);

        result.Exit.ShouldBe(2);
        result.Error.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_line_that_is_no_json_is_named()
    {
        var result = await Cli.Run(["label"], "{\"instruction\": \"x\"");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("line 1");
    }
}
