namespace ApiPack.Etl.Tests.EndToEnd.Models;

public class ModelCommandTests
{
    private const string Line = """{"instruction":"Which books on sailing does Lakeside Library have?","api_name":"Lakeside Library","endpoint_name":"listBooks","functionality":"List books","description":"Lists the books of the library.","note":"kept"}""";

    [Fact]
    public async Task Candidates_come_from_the_model()
    {
        await using var server = new ServedBuild();

        var lines = (await Cli.Run(["candidates", Path.Combine(ServedBuild.Small, "library.json"), "--model", server.Uri])).Lines;

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(static line => line.GetProperty("candidates").GetArrayLength() == 5);
    }

    [Fact]
    public async Task Labels_are_the_same_in_process_and_over_http()
    {
        await using var server = new ServedBuild();

        var served = (await Cli.Run(["label", "--model", server.Uri], $"{Line}\n{Line}\n")).Lines;
        var local = (await Cli.Run(["label", "--model", "embedded:"], $"{Line}\n{Line}\n")).Lines;

        served.Count.ShouldBe(2);
        served[0].GetProperty("note").GetString().ShouldBe("kept");
        served[0].GetProperty("label").GetString().ShouldBe(local[0].GetProperty("label").GetString());
        served[0].GetProperty("probability_good").GetDouble().ShouldBe(local[0].GetProperty("probability_good").GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("vllm")]
    [InlineData("sglang")]
    [InlineData("tgi")]
    public async Task Scores_are_the_same_in_process_and_over_http(string shape)
    {
        await using var server = new ServedBuild(new() { Shape = shape });

        var served = (await Cli.Run(["score", "--model", server.Uri], $"{Line}\n")).Lines.Single().GetProperty("input_tokens_mean").GetDouble();
        var local = (await Cli.Run(["score", "--model", "embedded:"], $"{Line}\n")).Lines.Single().GetProperty("input_tokens_mean").GetDouble();

        served.ShouldBe(local, 1e-9);
        served.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task The_papers_window_without_a_model_that_scores_is_wrong_usage() =>
        (await Cli.Run(["score", "--compat", "apipack"], $"{Line}\n")).Exit.ShouldBe(2);

    [Fact]
    public async Task The_papers_window_gives_another_score()
    {
        var exact = (await Cli.Run(["score", "--model", "embedded:"], $"{Line}\n")).Lines.Single().GetProperty("input_tokens_mean").GetDouble();
        var paper = (await Cli.Run(["score", "--model", "embedded:", "--compat", "apipack"], $"{Line}\n")).Lines.Single().GetProperty("input_tokens_mean").GetDouble();

        paper.ShouldNotBe(exact);
    }
}
