using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.Embedded;
using ApiPack.Etl.Instructions.Labelling;

namespace ApiPack.Etl.Tests.Instructions.Embedded;

public class EmbeddedModelTests
{
    private const string Endpoint = """
        API name: City Library
        Endpoint name: listBooks
        Functionality: List books
        Description: Returns the books that the library holds.
        """;

    private static readonly EmbeddedModel Model = new();

    [Fact]
    public void Its_identity_says_what_it_is() => Model.Identity.ShouldMatch(@"^embedded:templates-rules-byteword@\d+\+[0-9a-f]{12}$");

    [Fact]
    public async Task A_label_is_the_rule_labellers()
    {
        foreach (var (_, _, _, endpoint, instruction) in InstructionCases.Candidates)
        {
            var prompt = Prompt.User($""""
                Is the instruction right for the endpoint?

                API name: {endpoint.ApiName}
                Endpoint name: {endpoint.EndpointName}
                Functionality: """{endpoint.Functionality}"""
                Description: """{endpoint.Description}"""
                Instruction: """{instruction}"""

                Answer with one word, Good or Bad.
                """");
            var reply = (ClassificationReply)await Ask(new ClassificationRequest { Prompt = prompt, Labels = ["Good", "Bad"] });

            reply.Share(0)!.Value.ShouldBe(new RuleLabeller().Label(endpoint, instruction).ProbabilityGood, 1e-12, instruction);
            reply.Mass.ShouldBe(0.98, 1e-12);
        }
    }

    [Fact]
    public async Task Labels_keep_the_order_they_are_asked_in()
    {
        var prompt = LabelPrompt("What is the weather in Oslo?");
        var first = (ClassificationReply)await Ask(new ClassificationRequest { Prompt = prompt, Labels = ["Good", "Bad"] });
        var second = (ClassificationReply)await Ask(new ClassificationRequest { Prompt = prompt, Labels = ["Bad", "Good"] });

        second.Masses.ShouldBe(first.Masses.Reverse());
        first.Masses[0].ShouldNotBe(first.Masses[1]);
    }

    [Fact]
    public async Task A_prompt_that_is_no_question_for_a_label_gets_no_mass()
    {
        var reply = (ClassificationReply)await Ask(new ClassificationRequest { Prompt = Prompt.User("Is it raining?"), Labels = ["Good", "Bad"] });

        reply.Share(0).ShouldBeNull();
    }

    [Fact]
    public async Task Instructions_are_the_template_generators_and_follow_the_seed()
    {
        var request = new GenerationRequest { Prompt = GenerationPrompt, Count = 5, Seed = 3 };
        var five = (GenerationReply)await Ask(request);
        var alone = (GenerationReply)await Ask(request with { Count = 1, Seed = 5 });

        five.Texts.Distinct().Count().ShouldBe(5);
        five.Texts.ShouldAllBe(static text => text.Contains("City Library", StringComparison.Ordinal));
        alone.Texts.ShouldBe([five.Texts[2]]);
    }

    [Fact]
    public async Task The_last_endpoint_of_a_prompt_is_the_one_that_is_written_for()
    {
        var prompt = Prompt.User($"""
            API name: Weather
            Functionality: Get a forecast
            Description: The forecast of a day.
            Instruction: How do I get a forecast with the Weather API?

            {Endpoint}
            Instruction:
            """);

        var reply = (GenerationReply)await Ask(new GenerationRequest { Prompt = prompt });

        reply.Texts.Single().ShouldContain("book");
        reply.Texts.Single().ShouldNotContain("forecast");
    }

    [Fact]
    public async Task A_text_that_does_not_end_in_time_is_no_reply()
    {
        var failure = await Should.ThrowAsync<ModelException>(Ask(new GenerationRequest { Prompt = GenerationPrompt, MaxTokens = 2 }));

        failure.Failure.ShouldBe(ModelFailure.Invalid);
    }

    [Fact]
    public async Task Any_prompt_is_answered_alike_every_time()
    {
        var request = new GenerationRequest { Prompt = Prompt.User("Tell me of books.\n"), Temperature = 0.7, TopK = 50, MaxTokens = 4_000, Seed = 11 };

        (await Ask(request)).ToJson().ShouldBe((await Ask(request)).ToJson());
    }

    [Theory]
    [InlineData("Question:\n", 0)]
    [InlineData("Question: ", 1)]
    public async Task A_boundary_that_a_token_spans_is_told(string context, int shift)
    {
        var reply = (ScoringReply)await Ask(new ScoringRequest { Context = context, Target = "books of the library" });

        reply.BoundaryShift.ShouldBe(shift);
        reply.Tokens.ShouldBe(4);
        reply.MeanLogProbability.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task The_closing_window_reads_as_many_tokens_from_the_end()
    {
        var request = new ScoringRequest { Context = "Question:\n", Target = "books of the library", Closing = "\nend" };
        var target = (ScoringReply)await Ask(request);
        var closing = (ScoringReply)await Ask(request with { Window = ScoringWindow.Closing });

        closing.Tokens.ShouldBe(target.Tokens);
        closing.MeanLogProbability.ShouldNotBe(target.MeanLogProbability);
    }

    [Fact]
    public async Task What_cannot_be_scored_is_refused() =>
        (await Should.ThrowAsync<ModelException>(Ask(new ScoringRequest { Context = "a\n", Target = "" }))).Failure.ShouldBe(ModelFailure.Refused);

    [Fact]
    public async Task Documents_that_speak_of_the_query_are_more_relevant()
    {
        var reply = (RerankReply)await Ask(new RerankRequest { Query = "list the books of a library", Documents = ["The weather in Oslo.", "All books that the library holds."] });

        reply.Scores[1].ShouldBeGreaterThan(reply.Scores[0]);
    }

    [Fact]
    public async Task Vectors_have_length_one_and_likeness()
    {
        var vectors = new List<IReadOnlyList<double>>();
        foreach (var text in (string[])["list the books", "books are listed", "the weather in Oslo", ""])
            vectors.Add(((EmbeddingReply)await Ask(new EmbeddingRequest { Text = text })).Vector);

        vectors.ShouldAllBe(vector => Math.Abs(Dot(vector, vector) - 1) < 1e-12);
        Dot(vectors[0], vectors[1]).ShouldBeGreaterThan(Dot(vectors[0], vectors[2]));
    }

    private static Prompt GenerationPrompt => Prompt.User($"Write what a user would ask for.\n\n{Endpoint}\nInstruction:");

    private static Prompt LabelPrompt(string instruction) => Prompt.User($"Is the instruction right for the endpoint?\n\n{Endpoint}\nInstruction: \"\"\"{instruction}\"\"\"\n\nAnswer with one word, Good or Bad.");

    private static Task<ModelReply> Ask(ModelRequest request) => Model.Ask(request, CancellationToken.None);

    private static double Dot(IReadOnlyList<double> left, IReadOnlyList<double> right) => left.Zip(right, static (a, b) => a * b).Sum();
}
