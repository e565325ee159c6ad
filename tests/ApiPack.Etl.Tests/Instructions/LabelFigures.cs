using ApiPack.Etl.Instructions;

namespace ApiPack.Etl.Tests.Instructions;

/// <summary>Labels beside those of a person; bad is what is to be found.</summary>
/// <param name="Found">Bad and called bad.</param>
/// <param name="Missed">Bad and called good.</param>
/// <param name="Wronged">Good and called bad.</param>
/// <param name="Kept">Good and called good.</param>
/// <param name="Auc">How often a good candidate has a higher probability than a bad one; 0.5 is chance.</param>
/// <param name="RecallByReason">A line a reason: how many of its bad ones are called bad.</param>
internal sealed record LabelFigures(int Found, int Missed, int Wronged, int Kept, double Auc, IReadOnlyList<string> RecallByReason)
{
    public int Cases => Found + Missed + Wronged + Kept;

    public double Accuracy => (double)(Found + Kept) / Cases;

    public double F1OfBad => 2.0 * Found / ((2 * Found) + Missed + Wronged);

    public static LabelFigures Of(IReadOnlyList<(CandidateCase Case, InstructionLabel Label)> judged)
    {
        var good = judged.Where(static one => one.Case.IsGood).Select(static one => one.Label).ToArray();
        var bad = judged.Where(static one => !one.Case.IsGood).ToArray();
        var wins = good.Sum(label => bad.Sum(one => label.ProbabilityGood > one.Label.ProbabilityGood ? 1.0 : label.ProbabilityGood < one.Label.ProbabilityGood ? 0 : 0.5));
        return new LabelFigures(
            bad.Count(static one => !one.Label.IsGood),
            bad.Count(static one => one.Label.IsGood),
            good.Count(static label => !label.IsGood),
            good.Count(static label => label.IsGood),
            wins / good.Length / bad.Length,
            [.. bad.GroupBy(static one => one.Case.Reason).OrderBy(static reason => reason.Key, StringComparer.Ordinal)
                .Select(static reason => $"{reason.Key}: {reason.Count(static one => !one.Label.IsGood)} of {reason.Count()}")]);
    }

    public override string ToString() =>
        $"{Cases} cases, accuracy {Accuracy:F3}, F1 of bad {F1OfBad:F3}, AUC {Auc:F3}; found {Found}, missed {Missed}, wronged {Wronged}, kept {Kept}";
}
