using ApiPack.Etl.Benchmarks;
using ApiPack.Etl.Benchmarks.Parity;

namespace ApiPack.Etl.Tests.Parity;

/// <summary>Our calls beside openapi-snippet's: equal, or different by rules that hold.</summary>
public class ParityTests
{
    private const int EveryFile = 100;

    private static readonly string Documents = Path.Combine(AppContext.BaseDirectory, "Parity", "cases", "documents");

    [SkippableFact]
    public async Task Over_every_hundredth_file_of_the_corpus_nothing_is_unexplained()
    {
        PeerFixture.Require();
        var (pairs, _) = await ParityRun.RunAsync(Checkout.Root, Checkout.Corpus, EveryFile);
        pairs.Count.ShouldBeGreaterThan(2_000);
        pairs.Count(static pair => pair.IsEqual).ShouldBeGreaterThan(500);
        pairs.SelectMany(static pair => pair.Unexplained).Distinct().ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Every_choice_about_a_request_explains_a_case()
    {
        PeerFixture.Require();
        var (pairs, _) = await ParityRun.RunAsync(Checkout.Root, Documents, 1);
        pairs.SelectMany(static pair => pair.Unexplained).Distinct().ShouldBeEmpty();
        RequestChoices.All.Select(static choice => choice.Id)
            .Except(pairs.SelectMany(static pair => pair.Rules).Select(static rule => rule.Split(": ")[^1])).ShouldBeEmpty();
    }
}
