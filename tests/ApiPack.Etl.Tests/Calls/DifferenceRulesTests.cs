using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Differences;

namespace ApiPack.Etl.Tests.Calls;

public class DifferenceRulesTests
{
    public static TheoryData<string> Rules => new(DifferenceRules.All.Select(static rule => rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_shown_by_a_golden_request(string id)
    {
        var rule = DifferenceRules.All.Single(rule => rule.Id == id);
        GoldenRequests.Names.ShouldContain(name => rule.Applies(GoldenRequests.Read(name)));
    }

    [Fact]
    public void A_rule_names_languages_that_exist()
    {
        var known = Languages.All.Select(static language => language.Id).ToHashSet();
        DifferenceRules.All.SelectMany(static rule => rule.Languages).ShouldAllBe(id => known.Contains(id));
    }

    [Fact]
    public void A_plain_request_is_explained_by_no_rule() =>
        Languages.All.ShouldAllBe(static language => Difference.Explaining(GoldenRequests.Read("get-headers"), language) == null);
}
