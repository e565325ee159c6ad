using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Checks;
using ApiPack.Etl.Calls.Extraction;

namespace ApiPack.Etl.Tests.Calls.Extraction;

public class SampleChecksTests
{
    [Theory]
    [InlineData("curl https://h.io/v1/pets/7", "get", null)]
    [InlineData("curl https://h.io/v1/pets/7", "delete", "no-method")]
    [InlineData("curl -d name=Rex https://h.io/v1/pets/7", "get", "no-method")]
    [InlineData("curl --data-raw '{}' https://h.io/v1/pets/7", "get", "no-method")]
    [InlineData("curl -X DELETE https://h.io/v1/pets/7", "get", "no-method")]
    [InlineData("curl -X DELETE https://h.io/v1/pets/7", "DELETE", null)]
    [InlineData("curl -X GET '{url}/pets/{id}?version=1'", "get", null)]
    [InlineData("curl -X GET '{url}/cats/{id}'", "get", "bad-url")]
    [InlineData("curl -X GET <host name>/pets/7", "get", null)]
    [InlineData("curl -X GET \"$BASE_URL/v1/pets/7\"", "get", null)]
    [InlineData("curl -X GET ${BASE_URL}/pets/7", "get", null)]
    [InlineData("curl -X GET h.io/v1/pets/7", "get", "bad-url")]
    [InlineData("curl -X GET https://h.io/v1/cats/7", "get", "no-endpoint")]
    [InlineData("curl -X GET \"host\": \"h.io\", \"path\": \"/v1/pets/7\"", "get", null)]
    [InlineData("curl -X GET hostname = 'h.io'; path = '/v1/cats/7'", "get", "no-endpoint")]
    [InlineData("wget --method GET https://h.io/v1/pets/7", "get", "no-keywords")]
    [InlineData("curl -X GET https://h.io/v1/pets/7 -H 'a: \u0000'", "get", "control-characters")]
    [InlineData("curl -X GET https://h.io/v1/pets/7 -H 'a: \u001b[2J'", "get", "control-characters")]
    [InlineData("curl -X GET https://h.io/v1/pets/7 -H 'a: &lt;token&gt;'", "get", "html-escaped")]
    [InlineData("curl -X GET https://h.io/v1/pets/7 -H 'a: <b> &lt;token&gt;'", "get", null)]
    [InlineData("", "get", "sample-empty")]
    public void A_sample_is_checked_for_what_it_is_and_sends(string code, string method, string? reason) =>
        SampleChecks.Check(code, SampleLanguage.Of("curl", code)!, method, EndpointMarks.Of("/pets/{id}")).ShouldBe(reason);

    [Fact]
    public void The_bound_is_that_of_generated_calls_in_bytes()
    {
        const string Call = "curl https://h.io/pets/7 # ";
        var curl = SampleLanguage.Of("curl", "")!;
        SampleChecks.Check(Call.PadRight(CallStep.MaxBytes, 'x'), curl, "get", EndpointMarks.Of("/pets/{id}")).ShouldBeNull();
        SampleChecks.Check(Call.PadRight(CallStep.MaxBytes / 2, '\u4f60'), curl, "get", EndpointMarks.Of("/pets/{id}")).ShouldBe("too-large");
    }
}
