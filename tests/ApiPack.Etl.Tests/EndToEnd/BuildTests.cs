using System.Text.Json;

namespace ApiPack.Etl.Tests.EndToEnd;

public class BuildTests
{
    private static readonly string Small = Path.Combine(Cli.Cases, "small");

    [Fact]
    public async Task A_small_source_becomes_a_version_in_ten_languages()
    {
        using var folder = new TemporaryFolder();

        var report = (await Cli.Build(folder["lake"], Small)).Json;

        report.GetProperty("version").GetString().ShouldBe("1.0.0");
        report.GetProperty("engine").GetString().ShouldBe("duckdb");
        var rows = report.GetProperty("tables").EnumerateObject().ToDictionary(table => table.Name, table => table.Value.GetProperty("rows").GetInt64());
        rows["files"].ShouldBe(4);
        rows["endpoints"].ShouldBe(25);
        rows["calls"].ShouldBe(250);
        rows["candidates"].ShouldBe(125);
        rows["instances"].ShouldBe(250);
        Directory.GetDirectories(Path.Combine(folder["lake"], "tables", "instances"), "lang=*").Select(Path.GetFileName)
            .ShouldBe(["lang=cURL", "lang=go", "lang=java", "lang=javascript", "lang=libcurl", "lang=node", "lang=php", "lang=python", "lang=ruby", "lang=swift"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_missing_row_is_a_reject_with_its_reason()
    {
        using var folder = new TemporaryFolder();

        var report = (await Cli.Build(folder["lake"], Small)).Json;

        foreach (var entry in report.GetProperty("ledger").EnumerateArray())
        {
            var rejected = entry.GetProperty("rejected").EnumerateObject().Sum(reason => reason.Value.GetInt64());
            entry.GetProperty("in").GetInt64().ShouldBe(entry.GetProperty("kept").GetInt64() + rejected, entry.GetProperty("stage").GetString());
        }

        Reasons(report, "ingest").ShouldBe(new Dictionary<string, long>
        {
            ["duplicate"] = 1,
            ["no-endpoints"] = 1,
            ["non-english"] = 1,
            ["not-openapi"] = 1,
            ["unreadable"] = 1,
        });
        Reasons(report, "endpoints").ShouldBe(new Dictionary<string, long> { ["no-text"] = 2 });
        report.GetProperty("tables").GetProperty("rejects").GetProperty("rows").GetInt64().ShouldBe(7);
    }

    [Fact]
    public async Task The_ledger_says_what_a_small_input_makes_of_the_levels()
    {
        using var folder = new TemporaryFolder();

        var report = (await Cli.Build(folder["lake"], Small)).Json;

        Figures(report, "entries").ShouldBe(new Dictionary<string, long> { ["first_window"] = 5, ["level_size"] = 1, ["third_start"] = 20 });
        Figures(report, "endpoints").ShouldBe(new Dictionary<string, long> { ["trimmed"] = 0, ["unsatisfied"] = 0 });
    }

    [Fact]
    public async Task Two_builds_and_any_number_of_threads_give_the_same_files()
    {
        using var folder = new TemporaryFolder();

        var one = (await Cli.Build(folder["one"], Small, "--threads", "1")).Json;
        var four = (await Cli.Build(folder["four"], Small, "--threads", "4")).Json;

        four.GetProperty("fingerprint").GetString().ShouldBe(one.GetProperty("fingerprint").GetString());
        DataFiles(folder["four"]).ShouldBe(DataFiles(folder["one"]));
    }

    [Fact]
    public async Task Building_the_same_again_makes_no_new_version()
    {
        using var folder = new TemporaryFolder();

        var first = (await Cli.Build(folder["lake"], Small)).Json;
        var second = (await Cli.Build(folder["lake"], Small)).Json;

        second.GetProperty("version").GetString().ShouldBe(first.GetProperty("version").GetString());
        (await Cli.Run(["versions", "--lake", folder["lake"], "--json"])).Json.GetProperty("versions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_source_becomes_the_next_version_and_both_verify()
    {
        using var folder = new TemporaryFolder();
        CopyFolder(Small, folder["source"]);
        await Cli.Build(folder["lake"], folder["source"]);
        File.Delete(Path.Combine(folder["source"], "notes.json"));

        var report = (await Cli.Build(folder["lake"], folder["source"])).Json;

        report.GetProperty("version").GetString().ShouldBe("1.1.0");
        (await Cli.Run(["verify", "1.0.0", "--lake", folder["lake"]])).ShouldSatisfyAllConditions(
            verified => verified.Out.ShouldContain("clean"), verified => verified.Exit.ShouldBe(0));
        (await Cli.Run(["verify", "--lake", folder["lake"]])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_flipped_bit_is_found_by_verify()
    {
        using var folder = new TemporaryFolder();
        await Cli.Build(folder["lake"], Small);
        var file = Directory.GetFiles(Path.Combine(folder["lake"], "tables", "calls", "lang=python")).First();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var verified = await Cli.Run(["verify", "--lake", folder["lake"], "--json"]);

        verified.Exit.ShouldBe(1);
        verified.Out.ShouldContain(Path.GetFileName(file));
    }

    [Fact]
    public async Task Only_a_stage_publishes_nothing_and_the_next_build_goes_on_from_it()
    {
        using var folder = new TemporaryFolder();
        var whole = (await Cli.Build(folder["whole"], Small)).Json;

        var part = (await Cli.Build(folder["lake"], Small, "--only", "calls")).Json;
        var rest = (await Cli.Build(folder["lake"], Small)).Json;

        part.GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null);
        rest.GetProperty("reused_rows").GetInt64().ShouldBeGreaterThan(240);
        rest.GetProperty("fingerprint").GetString().ShouldBe(whole.GetProperty("fingerprint").GetString());
    }

    private static Dictionary<string, long> Figures(JsonElement report, string stage) => Counts(report, stage, "figures");

    private static Dictionary<string, long> Reasons(JsonElement report, string stage) => Counts(report, stage, "rejected");

    private static Dictionary<string, long> Counts(JsonElement report, string stage, string of) => report.GetProperty("ledger").EnumerateArray()
        .Single(entry => entry.GetProperty("stage").GetString() == stage)
        .GetProperty(of).EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64());

    private static string[] DataFiles(string lake) => [.. Directory.GetFiles(Path.Combine(lake, "tables"), "*.parquet", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(lake, file)).Order(StringComparer.Ordinal)];

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
