using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Scoring;

namespace ApiPack.Etl.Tests.Instructions;

public class QueryLikelihoodScorerTests
{
    private static readonly QueryLikelihoodScorer Scorer = new();

    [Fact]
    public void A_score_is_finite_and_below_zero()
    {
        foreach (var endpoint in InstructionCases.Endpoints)
        {
            foreach (var text in (string[])["", "get", endpoint.Functionality, new string('x', 10_000), "🎉 \u202e", string.Concat(Enumerable.Repeat("user ", 5_000))])
            {
                var score = Scorer.Score(endpoint, text);
                double.IsFinite(score.InputTokensMean).ShouldBeTrue();
                score.InputTokensMean.ShouldBeLessThan(0);
                score.Tokens.ShouldBeInRange(1, 256);
            }
        }
    }

    [Fact]
    public void An_endpoint_without_text_has_a_score()
    {
        var score = Scorer.Score(InstructionCases.Endpoint("", "", "", ""), "anything");

        double.IsFinite(score.InputTokensMean).ShouldBeTrue();
        score.InputTokensMean.ShouldBeLessThan(0);
        score.Tokens.ShouldBe(0);
    }

    [Fact]
    public void An_instruction_for_the_endpoint_scores_above_one_for_another()
    {
        var generator = new TemplateGenerator();
        var endpoints = InstructionCases.Endpoints;
        var right = 0;
        for (var i = 0; i < endpoints.Count; i++)
        {
            var own = generator.Candidates(endpoints[i], [])[0].Text;
            var other = generator.Candidates(endpoints[(i + 7) % endpoints.Count], [])[0].Text;
            if (Scorer.Score(endpoints[i], own).InputTokensMean > Scorer.Score(endpoints[i], other).InputTokensMean)
                right++;
        }

        ((double)right / endpoints.Count).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Saying_more_of_what_the_endpoint_does_scores_higher()
    {
        var endpoint = InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists the orders of a customer, newest first.");

        Scorer.Score(endpoint, "How do I list the orders of a customer with the Shop API?").InputTokensMean
            .ShouldBeGreaterThan(Scorer.Score(endpoint, "How do I use the Shop API?").InputTokensMean);
    }

    [Fact]
    public void The_order_of_calls_does_not_matter()
    {
        var endpoints = InstructionCases.Endpoints.Take(20).ToArray();
        double[] Scores(IEnumerable<EndpointText> order) => [.. order.OrderBy(static one => one.EndpointId).Select(one => Scorer.Score(one, one.Functionality).InputTokensMean)];
        var forward = endpoints.Select(static one => (one, Scorer.Score(one, "list all users").InputTokensMean)).ToDictionary();
        foreach (var endpoint in endpoints.Reverse())
            Scorer.Score(endpoint, "list all users").InputTokensMean.ShouldBe(forward[endpoint]);
        Scores(endpoints).ShouldBe(Scores(endpoints.Reverse()));
    }
}
