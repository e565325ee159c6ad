using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Checks;

namespace ApiPack.Etl.Tests.Calls;

public class CallChecksTests
{
    private static readonly Language Curl = Languages.All[0];
    private static readonly Language Python = Languages.All[3];

    [Theory]
    [InlineData("curl --request GET --url https://api.example.com/users/%7Bid%7D/pets", null)]
    [InlineData("curl --request GET --url 'https://api.example.com/users/{id}/pets?limit=10'", null)]
    [InlineData("curl --request GET --url 'https://{region}.example.com/users/<id>/pets'", null)]
    [InlineData("curl --request get --url https://api.example.com/users/1/pets", null)]
    [InlineData("curl --header 'see: http://other.example.com/' --request GET --url https://api.example.com/users/1/pets", null)]
    [InlineData("curl --request POST --url https://api.example.com/users/1/pets", "no-method")]
    [InlineData("curl --request GETS --url https://api.example.com/users/1/pets", "no-method")]
    [InlineData("curl --request GET --url https://api.example.com/users/1", "no-endpoint")]
    [InlineData("curl --request GET --url https://api.example.com/pets/1/users/", "no-endpoint")]
    [InlineData("curl --request GET --url /users/1/pets", "bad-url")]
    [InlineData("curl --request GET --url https:///users/1/pets", "bad-url")]
    [InlineData("curl --request GET --url ftp://api.example.com/users/1/pets", "bad-url")]
    [InlineData("wget --method GET https://api.example.com/users/1/pets", "no-keywords")]
    public void A_call_is_checked_for_method_endpoint_url_and_keywords(string call, string? reason) =>
        CallChecks.Check(call, Curl, "get", EndpointMarks.Of("/users/{id}/pets")).ShouldBe(reason);

    [Theory]
    [InlineData("HTTPSConnection(\"api.example.com\")\nconn.request(\"GET\", \"/users/1/pets\")", null)]
    [InlineData("HTTPSConnection(\"\")\nconn.request(\"GET\", \"/users/1/pets\")", "bad-url")]
    [InlineData("HTTPSConnection(\"api.example.com\")\nconn.request(\"GET\", \"/users/1\")", "no-endpoint")]
    public void A_client_that_takes_host_and_target_apart_is_checked_as_well(string call, string? reason) =>
        CallChecks.Check($"import http.client\n{call}", Python, "get", EndpointMarks.Of("/users/{id}/pets")).ShouldBe(reason);

    [Theory]
    [InlineData("/", "https://x/")]
    [InlineData("/a b/{c}/d'e", "https://x/a%20b/1/d%27e")]
    [InlineData("/$metadata", "https://x/\\$metadata")]
    [InlineData("/a?b={c}#d", "https://x/a")]
    [InlineData("/{open", "https://x/%7Bopen")]
    public void Marks_leave_out_what_a_url_or_a_literal_encodes(string path, string text) => EndpointMarks.Of(path).AreIn(text).ShouldBeTrue();

    [Fact]
    public void Every_golden_call_has_its_keywords_method_and_url()
    {
        foreach (var name in GoldenRequests.Names)
        {
            var request = GoldenRequests.Read(name);
            foreach (var language in Languages.All)
                CallChecks.Check(language.Call(request), language, request.Method, EndpointMarks.Of("/")).ShouldBeNull($"{language.Id}/{name}");
        }
    }
}
