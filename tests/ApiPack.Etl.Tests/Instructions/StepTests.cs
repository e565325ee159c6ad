using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.Prompting;
using ApiPack.Etl.Instructions.Scoring;
using ApiPack.Etl.Instructions.Steps;
using ApiPack.Etl.Jobs.Models;
using ApiPack.Etl.Tests.Core.Models;

namespace ApiPack.Etl.Tests.Instructions;

public class StepTests
{
    private static readonly EndpointText Endpoint = InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists the orders of a customer.");

    [Fact]
    public void Examples_gives_one_row_an_endpoint()
    {
        var step = new ExampleStep(new TemplateGenerator());

        var row = step.Run(new ExampleInput { Endpoint = Endpoint }).ShouldHaveSingleItem().Row;

        step.Name.ShouldBe("examples");
        step.Units(new ExampleInput { Endpoint = Endpoint }).ShouldBe(1);
        row.EndpointId.ShouldBe(Endpoint.EndpointId);
        row.ApiId.ShouldBe(Endpoint.ApiId);
        row.InstructionSource.ShouldBe("template");
        row.Instruction.ShouldContain("Shop API");
        row.Template.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_reviewed_example_stands_as_it_is_and_no_model_is_asked_for_it()
    {
        var input = new ExampleInput { Endpoint = Endpoint, ReviewedInstruction = "What did we order from Shop API in May?", Reviewer = "ann" };
        var model = new GatedModel((_, _) => throw new InvalidOperationException("asked"));

        var written = new ExampleStep(new TemplateGenerator()).Run(input).ShouldHaveSingleItem().Row;
        var refining = new ModelExampleStep(model, new InstructionRequests(PromptFile.All, ScoringWindow.Target), new TemplateGenerator());
        var refined = (await refining.RunAsync(input, CancellationToken.None)).ShouldHaveSingleItem().Row;

        model.Calls.ShouldBe(0);
        refined.ShouldBe(written);
        (written.EndpointId, written.ApiId, written.Instruction, written.InstructionSource).ShouldBe((Endpoint.EndpointId, Endpoint.ApiId, input.ReviewedInstruction, "review:ann"));
        (written.Template, written.Trace).ShouldBe(("", default));
        written.Demonstration.ShouldBe(PromptText.Demonstration(Endpoint, input.ReviewedInstruction));
    }

    [Fact]
    public void Candidates_gives_five_rows_numbered_from_one()
    {
        var step = new CandidateStep(new TemplateGenerator());
        var input = new CandidateInput { Endpoint = Endpoint, Examples = ["How do I list carts using the Shop API?"] };

        var rows = step.Run(input).Select(static outcome => outcome.Row).ToArray();

        step.Name.ShouldBe("candidates");
        step.Units(input).ShouldBe(5);
        rows.Select(static row => row.Index).ShouldBe([1, 2, 3, 4, 5]);
        rows.ShouldAllBe(static row => row.InstructionSource == "template" && row.EndpointId == Endpoint.EndpointId);
    }

    [Fact]
    public void Labels_gives_one_row_and_reasons_only_for_bad()
    {
        var step = new LabelStep(new RuleLabeller());

        var good = step.Run(new CandidateText { Endpoint = Endpoint, Index = 2, Candidate = "How do I list orders with the Shop API?" }).ShouldHaveSingleItem().Row;
        var bad = step.Run(new CandidateText { Endpoint = Endpoint, Index = 3, Candidate = "Sure! Here you are." }).ShouldHaveSingleItem().Row;

        step.Name.ShouldBe("labels");
        good.Label.ShouldBe("good");
        good.Reasons.ShouldBeEmpty();
        good.Index.ShouldBe(2);
        bad.Label.ShouldBe("bad");
        bad.Reasons.ShouldContain("text-before");
        bad.ProbabilityGood.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Scores_gives_one_row()
    {
        var step = new ScoreStep(new QueryLikelihoodScorer());

        var row = step.Run(new CandidateText { Endpoint = Endpoint, Index = 4, Candidate = "How do I list orders with the Shop API?" }).ShouldHaveSingleItem().Row;

        step.Name.ShouldBe("scores");
        row.Index.ShouldBe(4);
        row.InputTokensMean.ShouldBeLessThan(0);
        row.Tokens.ShouldBe(12);
    }

    [Fact]
    public void Inputs_begin_with_the_columns_of_the_endpoint()
    {
        var columns = EndpointText.Schema.Columns.Select(static column => column.Name).ToArray();

        ExampleInput.Schema.Columns.Select(static column => column.Name).ShouldBe([.. columns, "reviewed_instruction", "reviewer"]);
        CandidateInput.Schema.Columns.Select(static column => column.Name).ShouldBe([.. columns, "examples"]);
        CandidateText.Schema.Columns.Select(static column => column.Name).ShouldBe([.. columns, "idx", "candidate"]);
    }
}
