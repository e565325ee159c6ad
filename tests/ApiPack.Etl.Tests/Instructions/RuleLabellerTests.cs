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
    [InlineData("text-before", "Example query: List all my orders with the Shop API.")]
    [InlineData("text-before", "Use this query: \"List all my orders with the Shop API.\"")]
    [InlineData("text-after", "List all my orders with the Shop API.\n\nExample output: The API would return a list of orders.")]
    [InlineData("text-after", "\"List all my orders with the Shop API.\" This is a concise query that names the API.")]
    [InlineData("multiple-instructions", "List my orders with the Shop API and then cancel the oldest one.")]
    [InlineData("multiple-instructions", "As a seller, I want to list my orders with the Shop API. Could you also create a new customer for me?")]
    [InlineData("multiple-instructions", "\"List all my orders with the Shop API.\" \"Show me the orders of customer 12 with the Shop API.\"")]
    [InlineData("url", "List my orders with the Shop API: https://api.example.com/v1/orders")]
    [InlineData("url", "List my orders with GET /orders of the Shop API.")]
    [InlineData("placeholder", "List the orders of customer XXX-XXXX with the Shop API.")]
    [InlineData("placeholder", "List the orders of customer [customer name] with the Shop API.")]
    [InlineData("no-request", "The orders of a customer in the Shop API")]
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
    [InlineData("Shop API: Please list my orders of last week.")]
    [InlineData("\"Shop API, list my orders of last week.\"")]
    [InlineData("Hey Shop, could you show me the orders of last week?")]
    [InlineData("Good morning! Could you please list my orders through the Shop API.")]
    [InlineData("Urgent: list the open orders of customer 12 with the Shop API.")]
    [InlineData("Leveraging the Shop API, find all orders over $500.")]
    [InlineData("Using the Shop API list all orders of customer 12.")]
    [InlineData("The orders of customer 17 from the Shop API, please.")]
    [InlineData("John Smith wants to see his orders of last year via the Shop API.")]
    [InlineData("Which orders are open in the Shop? Please use the Shop API to list the orders.")]
    [InlineData("For the user with ID: 123, list all orders with the Shop API.")]
    [InlineData("List the orders with the note \"Call me before you come\" and the title \"Send it to my office\" using the Shop API.")]
    [InlineData("List my orders with the Shop API and send them to https://hooks.example.com/T000/B000.")]
    [InlineData("List the orders of account ACxxxxxxxxxxxxxxxx with the Shop API.")]
    [InlineData("List the orders with the tags [red, blue] with the Shop API.")]
    [InlineData("List the orders with the Shop API using these details:\nCustomer: John Smith\nMessage: Bring it to the back door")]
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
    [InlineData("bridgedb webservices", "Which properties has zebrafish? Please ask BridgeDB.")]
    public void A_name_is_known_by_its_parts(string apiName, string text) => new ApiName(apiName).MatchIn(text).ShouldBeGreaterThanOrEqualTo(ApiName.Recognised);

    [Theory]
    [InlineData("search", "Search for products", "Find me noise-cancelling headphones below $100 with the Shop API.")]
    [InlineData("startQuery", "Runs the SQL query", "Based on my sales, run the query \"SELECT name FROM users\" with the Shop API.")]
    [InlineData("activate", "Requests a review and then activates the shop", "Request a review and then activate my shop with the Shop API.")]
    [InlineData("getUser", "Get a user", "Given the user ID 123, get the details of the user with the Shop API.")]
    public void What_an_endpoint_is_about_is_no_fault(string name, string functionality, string instruction) =>
        Labeller.Label(InstructionCases.Endpoint("Shop API", name, functionality, functionality), instruction).IsGood.ShouldBeTrue();

    [Theory]
    [InlineData("Books API", "List all the books of this author")]
    [InlineData("Twilio - Accounts", "I no longer need the token in my Twilio account.")]
    [InlineData("BigQuery Reservation API", "List all BigQuery commitments under my project.")]
    [InlineData("Firebase Rules API", "Get the release for enforcing rules in my Firebase project.")]
    [InlineData("SMS API", "How do I delete an SMS that I sent by mistake?")]
    [InlineData("Subaccounts API", "How do I create a subaccount?")]
    [InlineData("ODN API", "Which method names are there?")]
    public void Words_in_passing_are_no_name(string apiName, string text) => new ApiName(apiName).MatchIn(text).ShouldBeLessThan(ApiName.Recognised);

    [Theory]
    [InlineData("datamigration.projects.migrationJobs.create", "Run migrationJobs.create with the Shop API.", true)]
    [InlineData("getpublicdata", "Use getpublicdata of the Shop API.", true)]
    [InlineData("pecer", "Verify my certificate with the \"pecer\" API of the Shop API.", true)]
    [InlineData("check-in", "How do I check-in a guest with the Shop API?", false)]
    [InlineData("search", "How do I search the orders with the Shop API?", false)]
    public void An_id_is_leaked_in_part_as_well_and_an_ordinary_word_is_none(string name, string instruction, bool leaks) =>
        Labeller.Label(InstructionCases.Endpoint("Shop API", name, "Do it", "Does it"), instruction).Reasons.Contains("endpoint-leaked").ShouldBe(leaks);

    [Fact]
    public void Hostile_instructions_get_a_probability_in_bounded_work()
    {
        var endpoint = InstructionCases.Endpoint("Shop API", "listOrders", "List orders", "Lists orders");
        foreach (var text in (string[])["", " ", "\u0000", new string('"', 50_000), string.Concat(Enumerable.Repeat("a. ", 50_000)), string.Concat(Enumerable.Repeat("[({<", 20_000)),
            string.Concat(Enumerable.Repeat("Shop API, ", 5_000)), $"a{new string('x', 50_000)}", "🎉", "\u202e", "1.", "-", ":"])
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
