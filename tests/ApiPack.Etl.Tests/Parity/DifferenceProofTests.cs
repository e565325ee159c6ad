using ApiPack.Etl.Benchmarks.Parity;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Differences;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Tests.Calls;

namespace ApiPack.Etl.Tests.Parity;

/// <summary>The peer's own calls of the golden requests: what no rule concerns is equal to the byte, and a rule does concern a difference.</summary>
public class DifferenceProofTests
{
    [SkippableFact]
    public void A_golden_call_that_no_rule_concerns_is_the_peers()
    {
        var differing = Golden().Where(static golden => golden.Ours != golden.Theirs && Difference.Explaining(golden.Request, golden.Language) is null);
        differing.Select(static golden => $"{golden.Name} {golden.Language.Id}").ShouldBeEmpty();
    }

    [SkippableFact]
    public void Every_rule_concerns_a_golden_call_in_each_of_its_languages_that_the_peer_writes_otherwise()
    {
        var golden = Golden();
        var shown = DifferenceRules.All.Where(rule => golden.Any(call => call.Ours != call.Theirs && rule.Languages.Contains(call.Language.Id) && rule.Applies(call.Request)));
        DifferenceRules.All.Except(shown).Select(static rule => rule.Id).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_rewriting_leads_from_the_peers_golden_call_to_ours()
    {
        PeerFixture.Require();
        var led = Golden().Where(static golden => golden.Ours != golden.Theirs)
            .Select(static golden => ParityRun.Written(golden.Request, golden.Theirs, golden.Language))
            .Where(static found => found.Unexplained.Count == 0)
            .SelectMany(static found => found.Rules);
        CallRewritings.All.Keys.Except(led).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_call_that_is_different_beyond_its_rules_is_unexplained()
    {
        var tampered = Golden().Where(static golden => golden.Theirs.Contains("api.example.com", StringComparison.Ordinal)).Select(static golden => ParityRun.Written(golden.Request, golden.Theirs.Replace("api.example.com", "other.example.com", StringComparison.Ordinal), golden.Language));
        tampered.ShouldAllBe(static found => found.Unexplained.Count > 0);
    }

    private static List<GoldenCall> Golden()
    {
        PeerFixture.Require();
        var names = GoldenRequests.Names.ToArray();
        var theirs = Peer.Of(names.Select(GoldenRequests.Read));
        return
        [
            .. names.Zip(theirs).Where(static pair => pair.Second is not null).SelectMany(static pair => Languages.All.Index().Select(language =>
                new GoldenCall(pair.First, GoldenRequests.Read(pair.First), language.Item, pair.Second![language.Index]))),
        ];
    }

    private sealed record GoldenCall(string Name, Request Request, Language Language, string Theirs)
    {
        public string Ours { get; } = Language.Call(Request)!;
    }
}
