namespace ApiPack.Etl.Tests.EndToEnd.Reviews;

public class ReviewErrorTests(BuiltLake built) : IClassFixture<BuiltLake>
{
    [Theory]
    [InlineData("{\"version\": \"1.0.0\",", "line 2")]
    [InlineData("[]", "line 2: a JSON Array")]
    [InlineData("{\"endpoint_id\": \"ID\", \"instruction\": \"x\"}", "line 2: property \"version\"")]
    [InlineData("{\"version\": \"1.0.0\", \"instruction\": \"x\"}", "line 2: property \"endpoint_id\"")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"ID\", \"instruction\": 7}", "line 2: property \"instruction\"")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"ID\", \"instruction\": \" \\n\"}", "line 2: the instruction has 0 characters")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"ID\", \"instruction\": \"M\uFFFDller\"}", "line 2: the instruction holds U+FFFD")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"ID\", \"instruction\": \"\\ud83d\"}", "line 2: property \"instruction\" holds half")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"ID\", \"instruction\": \"x\", \"approved\": \"yes\"}", "line 2: property \"approved\"")]
    [InlineData("{\"version\": \"9.0.0\", \"endpoint_id\": \"ID\", \"instruction\": \"x\"}", "line 2: there is no version 9.0.0")]
    [InlineData("{\"version\": \"first\", \"endpoint_id\": \"ID\", \"instruction\": \"x\"}", "line 2: 'first' is no version")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"none\", \"instruction\": \"x\"}", "line 2: version 1.0.0 has no endpoint \"none\"")]
    [InlineData("{\"version\": \"1.0.0\", \"endpoint_id\": \"FIRST\", \"instruction\": \"x\"}", "line 2: endpoint_id")]
    public async Task A_wrong_line_is_named_and_nothing_is_imported(string line, string says)
    {
        var lake = built.Lake;
        var lines = await lake.Export();
        var (first, second) = (lines[0]["endpoint_id"]!.GetValue<string>(), lines[1]["endpoint_id"]!.GetValue<string>());
        lines[0]["instruction"] = "A good edit.";

        var result = await lake.Import($"{lines[0].ToJsonString()}\n{line.Replace("ID", second, StringComparison.Ordinal).Replace("FIRST", first, StringComparison.Ordinal)}\n");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("reviewed.jsonl, ");
        result.Error.ShouldContain(says);
        Directory.Exists(Path.Combine(lake.Path, "tables", "reviews")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_or_lake_that_is_not_there_and_a_reviewer_without_a_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["lake"]);

        var results = new[]
        {
            await Cli.Run(["examples", "import", "none.jsonl", "--lake", folder["lake"], "--reviewer", "ann"]),
            await Cli.Run(["examples", "import", "-", "--lake", folder["lake"], "--reviewer", " "]),
            await Cli.Run(["examples", "import", "-", "--lake", folder["lake"]]),
            await Cli.Run(["examples", "export", "--lake", folder["none"]]),
            await Cli.Run(["examples", "export", "--lake", folder["lake"]]),
        };

        results.ShouldAllBe(result => result.Exit == 2 && result.Error.Length > 0);
    }

    [Fact]
    public async Task Standard_input_is_called_by_its_name()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["lake"]);

        var result = await Cli.Run(["examples", "import", "-", "--lake", folder["lake"], "--reviewer", "ann"], "\n{}\n");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("standard input, line 2: property");
    }
}

/// <summary>A built lake that no test may change.</summary>
public sealed class BuiltLake : IAsyncLifetime
{
    internal ReviewLake Lake { get; private set; } = null!;

    public async Task InitializeAsync() => Lake = await ReviewLake.Built();

    public Task DisposeAsync()
    {
        Lake.Dispose();
        return Task.CompletedTask;
    }
}
