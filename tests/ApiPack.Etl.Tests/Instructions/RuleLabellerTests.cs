using ApiPack.Etl.Instructions.Labelling;

namespace ApiPack.Etl.Tests.Instructions;

public class RuleLabellerTests
{
    private static readonly RuleLabeller Labeller = new();

    [Theory]
    [InlineData("multiple-instructions", "How do I list the orders with the Shop API? How do I cancel one? Can I see the refunds?")]
    [InlineData("text-before", "Sure! How do I list my orders with the Shop API?")]
    [InlineData("text-after", "How do I list my orders with the Shop API? Let me know if you need anything else.")]
    [InlineData("prompt-echo", "### Output: List my orders with the Shop API.")]
    [InlineData("api-name-missing", "How do I list my orders?")]
    [InlineData("api-name-wrong", "How do I list my orders with the Warehouse API?")]
    [InlineData("endpoint-leaked", "How do I list my orders by listOrders in the Shop API?")]
    [InlineData("assistant-voice", "To list your orders, you can use the Shop API.")]
    [InlineData("no-request", "The Shop API lists orders of customers.")]
    [InlineData("off-topic", "How do I train a neural network with the Shop API?")]
    [InlineData("code", "List my orders with the Shop API: ```curl -X GET```")]
    [InlineData("url", "List my orders with the Shop API at https://shop.test/orders.")]
    [InlineData("placeholder", "List the orders of {customer_name} with the Shop API.")]
    [InlineData("truncated", "How do I list all my orders of the last year with the Shop API and")]
    [InlineData("other-language", "Wie kann ich die Liste der orders mit der Shop API und eine orders bekommen?")]
    [InlineData("too-short", "Shop API orders")]
    [InlineData("repeated", "List my orders with the Shop API. List my orders with the Shop API.")]
    public void A_bad_instruction_is_told_why(string reason, string instruction)
    {
        var label = Labeller.Label(InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists the orders of a customer"), instruction);

        label.IsGood.ShouldBeFalse();
        label.Reasons.ShouldContain(reason);
    }

    [Fact]
    public void A_long_ramble_is_too_long()
    {
        var instruction = "I want to list my orders with the Shop API " + string.Join(' ', Enumerable.Repeat("because my orders matter", 40)) + ".";

        Labeller.Label(InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists orders"), instruction).Reasons.ShouldContain("too-long");
    }

    [Theory]
    [InlineData("I have a shop and lost track of my orders. How can I list them with the Shop API?")]
    [InlineData("how can i list orders using shop api?")]
    [InlineData("List all my orders through the Shop's API.")]
    [InlineData("How can I list my orders with the Shop API, and which parameters are required?")]
    [InlineData("List my orders with the Shop API. Include the customers' names and sort them by date.")]
    [InlineData("Find the order with this note using the Shop API: \"Please ring twice. Do not leave it outside.\"")]
    [InlineData("I need my orders of last year. How can I get them? Please use the Shop API.")]
    [InlineData("Dear Shop API, please list my orders. This will help me to plan the week.")]
    public void A_single_request_in_any_manner_is_good(string instruction) =>
        Labeller.Label(InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists the orders of a customer"), instruction).IsGood.ShouldBeTrue();

    [Theory]
    [InlineData("Amazon Simple Email Service", "Send an email with Amazon SES")]
    [InlineData("GoToTraining", "List trainings with Go To Training")]
    [InlineData("Swagger Petstore - OpenAPI 3.0", "Find pets with the Petstore API")]
    [InlineData("The Plaid API", "Get accounts with plaid")]
    [InlineData("OData Service for namespace microsoft.graph", "List users with the Microsoft Graph API")]
    [InlineData("ExoAPI", "Make a barcode with exoapi")]
    [InlineData("FaSta - Station Facilities Status", "Is the lift working? I'd like to ask FaSta.")]
    [InlineData("1Password Connect", "Update my item with the 1Password API")]
    [InlineData("Books API", "list best sellers using books")]
    public void A_name_is_known_by_its_parts(string apiName, string text) => new ApiName(apiName).MatchIn(text).ShouldBeGreaterThanOrEqualTo(ApiName.Recognised);

    [Theory]
    [InlineData("Books API", "List all the books of this author")]
    [InlineData("SMS API", "How do I delete an SMS that I sent by mistake?")]
    [InlineData("Subaccounts API", "How do I create a subaccount?")]
    [InlineData("ODN API", "Which method names are there?")]
    public void Words_in_passing_are_no_name(string apiName, string text) => new ApiName(apiName).MatchIn(text).ShouldBeLessThan(ApiName.Recognised);

    [Theory]
    [InlineData("datamigration.projects.migrationJobs.create", "Run migrationJobs.create with the Shop API.", true)]
    [InlineData("getpublicdata", "Use getpublicdata of the Shop API.", true)]
    [InlineData("check-in", "How do I check-in a guest with the Shop API?", false)]
    [InlineData("search", "How do I search the orders with the Shop API?", false)]
    public void An_id_is_leaked_in_part_as_well_and_an_ordinary_word_is_none(string name, string instruction, bool leaks) =>
        Labeller.Label(InstructionCases.Endpoint("Shop API", name, "Do it", "Does it"), instruction).Reasons.Contains("endpoint-leaked").ShouldBe(leaks);

    [Fact]
    public void Hostile_instructions_get_a_probability_in_bounded_work()
    {
        var endpoint = InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists orders");
        foreach (var text in (string[])["", " ", "\u0000", new string('"', 50_000), string.Concat(Enumerable.Repeat("a. ", 50_000)), string.Concat(Enumerable.Repeat("[({<", 20_000)), "🎉", "\u202e", "1.", "-", ":"])
            Labeller.Label(endpoint, text).ProbabilityGood.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Reasons_come_strongest_first_and_rules_have_unique_ids()
    {
        RuleLabeller.RuleIds.ShouldBeUnique();
        var label = Labeller.Label(InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists orders"), "Sure! You can call `listOrders`.");
        label.Reasons[0].ShouldBeOneOf("text-before", "api-name-missing");
        label.Reasons.Count.ShouldBeGreaterThan(2);
    }
}
