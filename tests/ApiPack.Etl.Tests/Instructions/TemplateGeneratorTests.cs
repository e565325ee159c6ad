using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Generation;
using ApiPack.Etl.Instructions.Labelling;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Instructions;

public class TemplateGeneratorTests
{
    private static readonly TemplateGenerator Generator = new();

    private static readonly string[] Hostile =
    [
        "\u0000\u0001\u001b[31m\r\n\t", "$(rm -rf /) `id`; DROP TABLE users;--", "{{7*7}} ${jndi:ldap://x} <script>alert(1)</script>", "<p>Returns <b>a</b> list", "🎉🎉 Party 🎈", "\u202eevil\u202d list users", "الحصول على المستخدمين",
        "{action} {api} {object}", new string('a', 100_000), string.Concat(Enumerable.Repeat("get all the ", 20_000)), string.Concat(Enumerable.Repeat("<", 5_000)), string.Concat(Enumerable.Repeat("[(", 5_000)), "", "   ", "...", "https://a.test/b?c=d",
    ];

    [Fact]
    public void There_are_enough_templates_of_every_intent_with_unique_ids()
    {
        Template.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        Template.All.Select(static template => template.Id).ShouldBeUnique();
        Template.All.ShouldAllBe(static template => template.Text.Contains("{api}") && !template.Text.Contains("  "));
        Template.ByIntent.Count.ShouldBe(4);
        Template.ByIntent.ShouldAllBe(static intent => intent.Count >= 10);
    }

    [Fact]
    public void Every_candidate_keeps_to_the_laws()
    {
        foreach (var endpoint in InstructionCases.Endpoints)
            KeepsTheLaws(endpoint);
    }

    [Fact]
    public void Hostile_texts_give_lawful_candidates_in_bounded_work()
    {
        foreach (var text in Hostile)
        {
            KeepsTheLaws(InstructionCases.Endpoint("Users API", "listUsers", text, text, "get", "/users/{id}"));
            KeepsTheLaws(InstructionCases.Endpoint("Users API", "listUsers", text, text, "get", text));
            Generator.Candidates(InstructionCases.Endpoint(text, text, text, text), []).Select(static candidate => candidate.Text).ShouldBeUnique();
        }
    }

    [Fact]
    public void Any_text_gives_lawful_candidates() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), static text => KeepsTheLaws(InstructionCases.Endpoint("Users API", "listUsers", text.Get, text.Get + ". Lists users.")))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_endpoint_gives_the_same_candidates()
    {
        foreach (var endpoint in InstructionCases.Endpoints.Take(50))
        {
            Generator.Candidates(endpoint with { }, []).ShouldBe(new TemplateGenerator().Candidates(endpoint, []));
            Generator.Example(endpoint).ShouldBe(new TemplateGenerator().Example(endpoint));
        }
    }

    [Fact]
    public void Five_candidates_mix_all_intents() =>
        InstructionCases.Endpoints.Average(static endpoint => Generator.Candidates(endpoint, []).Select(static candidate => candidate.Template.Split('-')[0]).Distinct().Count()).ShouldBeGreaterThan(3.9);

    [Fact]
    public void The_template_of_an_example_is_not_used_again()
    {
        foreach (var endpoint in InstructionCases.Endpoints.Take(100))
        {
            var first = Generator.Candidates(endpoint, []);
            Generator.Candidates(endpoint, [first[0].Text, first[1].Text]).Select(static candidate => candidate.Template).ShouldNotContain(first[0].Template);
        }
    }

    [Fact]
    public void An_api_name_is_neither_doubled_nor_taken_twice()
    {
        var own = InstructionCases.Endpoint("Google Calendar API", "list", "Lists events in the Google Calendar API.", "Lists events in the Google Calendar API.");
        var plain = InstructionCases.Endpoint("Kubernetes", "list", "Lists Kubernetes clusters", "Lists Kubernetes clusters");
        var the = InstructionCases.Endpoint("The Plaid API", "list", "Lists accounts", "Lists accounts");

        Generator.Candidates(own, []).ShouldAllBe(static candidate => !candidate.Text.Contains("API API") && candidate.Text.Contains("the Google Calendar API"));
        Generator.Candidates(plain, []).ShouldAllBe(static candidate => candidate.Text.Contains("the Kubernetes API") && candidate.Text.Contains("clusters"));
        Generator.Candidates(the, []).ShouldAllBe(static candidate => !candidate.Text.Contains("the The"));
    }

    [Fact]
    public void Nearly_all_own_candidates_are_labelled_good()
    {
        var labeller = new RuleLabeller();
        var endpoints = InstructionCases.Endpoints.Count(endpoint => Generator.Candidates(endpoint, []).Count(candidate => labeller.Label(endpoint, candidate.Text).IsGood) >= 2);
        ((double)endpoints / InstructionCases.Endpoints.Count).ShouldBeGreaterThanOrEqualTo(0.99);
    }

    private static bool KeepsTheLaws(EndpointText endpoint)
    {
        var api = new ApiMention(endpoint.ApiName);
        var candidates = Generator.Candidates(endpoint, []);
        candidates.Count.ShouldBe(5);
        candidates.Select(static candidate => candidate.Text).ShouldBeUnique();
        foreach (var (text, template) in candidates.Append(Generator.Example(endpoint)))
        {
            InstructionLaws.Holds(text, api, endpoint.EndpointName).ShouldBeTrue(text);
            if (api.Name == endpoint.ApiName)
                text.ShouldContain(endpoint.ApiName);
            text[^1].ShouldBeOneOf('.', '?');
            text.ShouldNotContain("  ");
            template.ShouldBeOneOf([.. Template.All.Select(static known => known.Id)]);
        }

        return true;
    }
}
