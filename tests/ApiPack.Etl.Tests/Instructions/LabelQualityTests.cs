using ApiPack.Etl.Instructions.Labelling;
using ApiPack.Etl.Instructions.Scoring;
using Xunit.Abstractions;

namespace ApiPack.Etl.Tests.Instructions;

/// <summary>How well the rules label, and the score orders, candidates that people labelled. The figures are in the test's output.</summary>
public class LabelQualityTests(ITestOutputHelper output)
{
    private static readonly RuleLabeller Labeller = new();

    [Fact]
    public void Candidates_that_no_rule_was_tuned_on_are_labelled_right()
    {
        var figures = Report("test", InstructionCases.Candidates.Where(static one => one.IsTest));

        figures.Cases.ShouldBeGreaterThanOrEqualTo(250);
        figures.Accuracy.ShouldBeGreaterThanOrEqualTo(0.9);
        figures.F1OfBad.ShouldBeGreaterThanOrEqualTo(0.8);
        figures.Auc.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Candidates_of_the_development_half_are_labelled_right()
    {
        var figures = Report("development", InstructionCases.Candidates.Where(static one => !one.IsTest));

        figures.Accuracy.ShouldBeGreaterThanOrEqualTo(0.95);
        figures.F1OfBad.ShouldBeGreaterThanOrEqualTo(0.92);
    }

    /// <summary>Writers and labellers were language-model annotators that had not seen the rules; the endpoints are the corpus's.</summary>
    [Fact]
    public void Candidates_of_writers_and_labellers_that_had_not_seen_the_rules_are_labelled_right()
    {
        var figures = Report("blind test", InstructionCases.BlindTest);

        figures.Cases.ShouldBe(310);
        figures.Accuracy.ShouldBeGreaterThanOrEqualTo(0.9);
        figures.F1OfBad.ShouldBeGreaterThanOrEqualTo(0.6);
    }

    [Fact]
    public void Such_candidates_that_rules_were_tuned_on_are_labelled_right()
    {
        var figures = Report("blind development", InstructionCases.BlindDevelopment);

        figures.Cases.ShouldBe(310);
        figures.Accuracy.ShouldBeGreaterThanOrEqualTo(0.94);
        figures.F1OfBad.ShouldBeGreaterThanOrEqualTo(0.82);
    }

    [Fact]
    public void Labels_that_the_rules_were_made_with_are_met()
    {
        var figures = Report("hand labels", InstructionCases.Labels.Select(static one => new CandidateCase("", one.IsGood, "", one.Endpoint, one.Instruction)));

        figures.Cases.ShouldBeGreaterThanOrEqualTo(300);
        figures.Accuracy.ShouldBeGreaterThanOrEqualTo(0.95);
        figures.F1OfBad.ShouldBeGreaterThanOrEqualTo(0.92);
    }

    [Fact]
    public void A_rule_that_makes_a_candidate_bad_is_right_nine_times_in_ten()
    {
        var judged = InstructionCases.Candidates.Select(static one => (one.IsGood, Labeller.Label(one.Endpoint, one.Instruction)))
            .Concat(InstructionCases.Labels.Select(static one => (one.IsGood, Labeller.Label(one.Endpoint, one.Instruction))))
            .Where(static one => !one.Item2.IsGood).ToArray();
        foreach (var rule in judged.GroupBy(static one => one.Item2.Reasons[0]).OrderBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            var right = rule.Count(static one => !one.IsGood);
            output.WriteLine($"{rule.Key}: right {right} of {rule.Count()}");
            if (rule.Count() >= 10)
                ((double)right / rule.Count()).ShouldBeGreaterThanOrEqualTo(0.9, rule.Key);
        }
    }

    [Fact]
    public void The_score_prefers_the_good_candidates_of_an_endpoint()
    {
        var scorer = new QueryLikelihoodScorer();
        double wins = 0, pairs = 0;
        foreach (var endpoint in InstructionCases.Candidates.GroupBy(static one => one.Endpoint.EndpointId))
        {
            var scored = endpoint.Select(one => (one.IsGood, scorer.Score(one.Endpoint, one.Instruction).InputTokensMean)).ToArray();
            foreach (var good in scored.Where(static one => one.IsGood))
            {
                foreach (var bad in scored.Where(static one => !one.IsGood))
                {
                    wins += good.InputTokensMean > bad.InputTokensMean ? 1 : good.InputTokensMean < bad.InputTokensMean ? 0 : 0.5;
                    pairs++;
                }
            }
        }

        output.WriteLine($"within an endpoint: AUC {wins / pairs:F3} of {pairs} pairs");
        (wins / pairs).ShouldBeGreaterThanOrEqualTo(0.52);
    }

    private LabelFigures Report(string part, IEnumerable<CandidateCase> cases)
    {
        var figures = LabelFigures.Of([.. cases.Select(static one => (one, Labeller.Label(one.Endpoint, one.Instruction)))]);
        output.WriteLine($"{part}: {figures}");
        foreach (var line in figures.RecallByReason)
            output.WriteLine($"  {line}");
        return figures;
    }
}
