using System.Text.Json.Nodes;

namespace ApiPack.Etl.Tests.EndToEnd.Reviews;

public class ReviewTests
{
    private const string Edited = "Which “notes” of our team are labelled urgent? Look with Notes.\nThanks é 🚀";

    [Fact]
    public async Task An_exported_edited_and_imported_example_is_the_next_versions()
    {
        using var lake = await ReviewLake.Built();
        var lines = await lake.Export();
        var first = Text(lines[0], "endpoint_id");
        lines[0]["instruction"] = $"  {Edited} ";

        var counts = (await lake.Import(lines)).Json;
        var report = await lake.Build();

        Counts(counts).ShouldBe((1, 0, lines.Length - 1, 0));
        report.GetProperty("version").GetString().ShouldBe("1.1.0");
        var examples = lake.Examples();
        examples.Count.ShouldBe(lines.Length);
        var reviewed = examples.Single(example => example.EndpointId == first);
        (reviewed.Instruction, reviewed.InstructionSource, reviewed.Template, reviewed.Trace).ShouldBe((Edited, "review:ann", "", default));
        reviewed.Demonstration.ShouldContain(Edited);
        examples.Where(example => example.EndpointId != first).ShouldAllBe(example => example.InstructionSource == "template");
        var review = lake.Reviews().ShouldHaveSingleItem();
        (review.Sequence, review.EndpointId, review.Instruction, review.Reviewer, review.Version).ShouldBe((1, first, Edited, "ann", "1.0.0"));
        (await Cli.Run(["verify", "1.0.0", "--lake", lake.Path])).Exit.ShouldBe(0);
        (await Cli.Run(["verify", "1.1.0", "--lake", lake.Path])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task The_lines_are_in_order_and_show_what_a_reviewer_needs()
    {
        using var lake = await ReviewLake.Built();

        var lines = await lake.Export("1.0.0");

        lines[0].Select(property => property.Key).ShouldBe(["version", "endpoint_id", "api_id", "api_name", "endpoint_name", "functionality", "description", "method", "path", "instruction", "instruction_source", "approved"]);
        lines.Select(line => (Text(line, "api_id"), Text(line, "endpoint_id"))).ShouldBeInOrder();
        lines.Select(line => Text(line, "endpoint_id")).Order(StringComparer.Ordinal).ShouldBe(lake.Examples().Select(example => example.EndpointId));
    }

    [Fact]
    public async Task What_was_imported_before_or_says_nothing_makes_no_row()
    {
        using var lake = await ReviewLake.Built();
        var lines = await lake.Export();
        var unchanged = (await lake.Import(lines)).Json;
        lines[0]["instruction"] = Edited;
        await lake.Import(lines);
        var files = Files(lake);

        var again = (await lake.Import(lines.Reverse())).Json;

        Counts(unchanged).ShouldBe((0, 0, lines.Length, 0));
        Counts(again).ShouldBe((0, 0, lines.Length - 1, 1));
        Files(lake).ShouldBe(files);
        files.Count(file => file.Name.EndsWith(".parquet", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_reviews_the_later_counts_and_an_old_file_imported_again_changes_nothing()
    {
        using var lake = await ReviewLake.Built();
        var one = (await lake.Export())[..1];
        one[0]["instruction"] = "How do I find notes with Notes?";
        var other = JsonNode.Parse(one[0].ToJsonString())!.AsObject();
        other["instruction"] = Edited;

        await lake.Import(one);
        await lake.Import([other], "bob");
        await lake.Import(one);
        await lake.Build();

        lake.Examples().Single(example => example.InstructionSource.StartsWith("review:", StringComparison.Ordinal)).ShouldSatisfyAllConditions(
            example => example.Instruction.ShouldBe(Edited),
            example => example.InstructionSource.ShouldBe("review:bob"));
        lake.RejectedReviews().ShouldBe([(Text(one[0], "endpoint_id"), "superseded")]);
        lake.Reviews().Select(review => review.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_approved_example_stays_as_it_is()
    {
        using var lake = await ReviewLake.Built();
        var lines = await lake.Export();
        lines[1]["approved"] = true;

        Counts((await lake.Import(lines)).Json).ShouldBe((0, 1, lines.Length - 1, 0));
        await lake.Build();

        var approved = lake.Examples().Single(example => example.InstructionSource == "review:ann");
        (approved.EndpointId, approved.Instruction).ShouldBe((Text(lines[1], "endpoint_id"), Text(lines[1], "instruction")));
    }

    [Fact]
    public async Task A_reviewed_endpoint_is_an_example_before_the_drawn_ones_and_three_an_API_at_most()
    {
        using var lake = await ReviewLake.Built();
        var drawn = (await lake.Export()).GroupBy(line => Text(line, "api_id")).First(api => lake.Others(api.Key).Count > 0).ToArray();
        var other = Review(lake.Others(Text(drawn[0], "api_id"))[0]);
        await lake.Import([other]);
        await lake.Build();
        var after = lake.Examples().Where(example => example.ApiId == Text(drawn[0], "api_id")).ToArray();

        await lake.Import(drawn.Select(line => Review(Text(line, "endpoint_id"))), "bob");
        await lake.Build();

        after.Length.ShouldBe(3);
        after.ShouldContain(example => example.EndpointId == Text(other, "endpoint_id") && example.InstructionSource == "review:ann");
        lake.Examples().Where(example => example.ApiId == Text(drawn[0], "api_id")).ShouldAllBe(example => example.InstructionSource == "review:bob");
        lake.RejectedReviews().ShouldBe([(Text(other, "endpoint_id"), "over-three")]);
    }

    [Fact]
    public async Task A_review_whose_endpoint_is_gone_is_rejected_and_the_build_goes_on()
    {
        using var lake = await ReviewLake.Built();
        var line = (await lake.Export()).First(example => Text(example, "api_name") == "Notes");
        line["instruction"] = Edited;
        await lake.Import([line]);
        Directory.CreateDirectory(lake["less"]);
        foreach (var file in Directory.GetFiles(ReviewLake.Source).Where(file => Path.GetFileName(file) != "notes.json"))
            File.Copy(file, Path.Combine(lake["less"], Path.GetFileName(file)));

        (await Cli.Build(lake.Path, lake["less"])).Exit.ShouldBe(0);

        lake.RejectedReviews().ShouldBe([(Text(line, "endpoint_id"), "no-endpoint")]);
        lake.Examples().ShouldAllBe(example => example.InstructionSource == "template");
    }

    [Fact]
    public async Task A_build_goes_on_only_from_stages_of_the_same_reviews()
    {
        using var lake = await ReviewLake.Built();
        var line = (await lake.Export())[0];
        line["instruction"] = Edited;
        await lake.Build("--only", "examples");
        await lake.Import([line]);

        var report = await lake.Build();

        report.GetProperty("reused_rows").GetInt64().ShouldBe(0);
        lake.Examples().ShouldContain(example => example.Instruction == Edited);
    }

    [Fact]
    public async Task A_lake_without_reviews_has_no_table_of_them()
    {
        using var lake = await ReviewLake.Built();

        lake.Manifest("1.0.0").GetProperty("tables").EnumerateObject().Select(table => table.Name).ShouldNotContain(name => name.StartsWith("review", StringComparison.Ordinal));
        Directory.Exists(Path.Combine(lake.Path, "tables", "reviews")).ShouldBeFalse();
    }

    [Fact]
    public async Task No_model_is_asked_for_a_reviewed_example_and_candidates_are_asked_for_with_it()
    {
        using var lake = await ReviewLake.Built();
        var lines = await lake.Export();
        lines[0]["instruction"] = Edited;
        string[] model = ["--only", "candidates", "--model", "examples=embedded:", "--model", "candidates=embedded:"];
        var all = (await lake.Build(model)).GetProperty("model_calls").GetInt64();
        Directory.Delete(Path.Combine(lake.Path, "responses"), recursive: true);
        await lake.Import(lines);

        var less = (await lake.Build(model)).GetProperty("model_calls").GetInt64();

        less.ShouldBe(all - 1);
        var asked = Directory.GetFiles(Path.Combine(lake.Path, "responses"), "*.json", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
        asked.Count(request => request.Contains("are labelled urgent?", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    private static JsonObject Review(string endpointId) => new() { ["version"] = "1.0.0", ["endpoint_id"] = endpointId, ["instruction"] = $"What about {endpointId}?" };

    private static (int, int, int, int) Counts(System.Text.Json.JsonElement report) =>
        (report.GetProperty("edited").GetInt32(), report.GetProperty("approved").GetInt32(), report.GetProperty("unchanged").GetInt32(), report.GetProperty("imported_before").GetInt32());

    private static string Text(JsonObject line, string property) => line[property]!.GetValue<string>();

    private static (string Name, long Bytes)[] Files(ReviewLake lake) =>
        [.. new DirectoryInfo(Path.Combine(lake.Path, "tables", "reviews")).GetFiles("*", SearchOption.AllDirectories).Select(file => (file.Name, file.Length)).Order()];
}
