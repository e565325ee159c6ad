namespace ApiPack.Etl.Tests.EndToEnd;

public class LabelAndScoreTests
{
    private const string Line = """{"instruction": "How can I list all books using the City Library API?", "api_name": "City Library", "endpoint_name": "listBooks", "functionality": "List books", "description": "Returns the books that the library holds.", "mine": 7}""";

    [Fact]
    public async Task Label_keeps_a_lines_own_properties_and_adds_its_judgement()
    {
        var line = (await Cli.Run(["label"], Line + "\n")).Lines.Single();

        line.GetProperty("mine").GetInt32().ShouldBe(7);
        line.GetProperty("label").GetString().ShouldBe("good");
        line.GetProperty("probability_good").GetDouble().ShouldBeInRange(0.5, 1);
        line.GetProperty("reasons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Score_adds_a_mean_log_probability()
    {
        var line = (await Cli.Run(["score"], Line + "\n")).Lines.Single();

        line.GetProperty("input_tokens_mean").GetDouble().ShouldBeLessThan(0);
    }

    [Fact]
    public async Task Candidates_of_a_file_are_five_an_endpoint()
    {
        var lines = (await Cli.Run(["candidates", Path.Combine(Cli.Cases, "small", "notes.json")])).Lines;

        lines.Count.ShouldBe(4);
        lines.ShouldAllBe(line => line.GetProperty("candidates").GetArrayLength() == 5);
    }
}
