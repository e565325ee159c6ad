using ApiPack.Etl.Calls;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Calls;

public class CallStepTests
{
    private static readonly CallStep Step = new();

    [Fact]
    public void An_endpoint_gives_a_call_in_every_language()
    {
        var outcomes = Step.Run(Input(Request("https://api.example.com/pets"))).ToArray();

        outcomes.ShouldAllBe(static outcome => outcome.Reject == null);
        outcomes.Select(static outcome => outcome.Row.Lang).ShouldBe(["cURL", "java", "node", "python", "go", "ruby", "php", "swift", "libcurl", "javascript"]);
        outcomes.ShouldAllBe(static outcome => outcome.Row.EndpointId == "e1" && outcome.Row.ApiId == "a1" && outcome.Row.CallSource == "generated");
        outcomes[0].Row.ApiCall.ShouldBe("curl --request GET \\\n  --url https://api.example.com/pets");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"method\":\"GET\"}")]
    [InlineData("{\"method\":\"GET\",\"url\":\"https://x/\"}")]
    [InlineData("{\"method\":\"GET\",\"url\":\"https://x/\",\"query\":[],\"headers\":[],\"cookies\":[],\"body\":{\"kind\":\"smoke\"}}")]
    [InlineData("{\"method\":\"GET\",\"url\":\"https://x/\\ud800\",\"query\":[],\"headers\":[],\"cookies\":[]}")]
    [InlineData("{\"method\":\"GET\",\"url\":\"https://x/\\\\\\u0000\",\"query\":[],\"headers\":[],\"cookies\":[]}")]
    public void A_request_that_cannot_be_read_is_rejected_for_every_language(string request) => Rejects(Input(request), "unsupported-request");

    [Theory]
    [InlineData("/pets")]
    [InlineData("//api.example.com/pets")]
    [InlineData("https:///pets")]
    [InlineData("https://:80/pets")]
    [InlineData("wss://api.example.com/pets")]
    [InlineData("")]
    public void A_url_without_scheme_or_host_is_rejected(string url) => Rejects(Input(Request(url)), "bad-url");

    [Fact]
    public void A_call_for_another_path_is_rejected() => Rejects(Input(Request("https://api.example.com/cats")), "no-endpoint");

    [Fact]
    public void A_call_of_another_method_is_rejected() => Rejects(Input(Request("https://api.example.com/pets")) with { Method = "delete" }, "no-method");

    [Theory]
    [InlineData(CallStep.MaxBytes)]
    [InlineData(40 * CallStep.MaxBytes)]
    public void A_call_beyond_its_bound_is_rejected(int length) => Rejects(Input(Request("https://api.example.com/pets", new('a', length))), "too-large");

    [Fact]
    public void A_deep_body_that_swells_by_indentation_is_cut_short()
    {
        var json = $"{new('[', 150)}{string.Join(',', Enumerable.Repeat("1", 30_000))}{new string(']', 150)}";
        var request = RequestCodec.Write(new() { Method = "GET", Url = "https://api.example.com/pets", Body = new TextBody("application/json", json, IsJson: true) });
        Step.Run(Input(request)).Last().Reject!.Reason.ShouldBe("too-large");
    }

    [Fact]
    public void The_bound_is_in_bytes_not_characters() => Rejects(Input(Request("https://api.example.com/pets", new('\u4f60', 22_000))), "too-large");

    [Fact]
    public void Text_that_ends_a_backslash_before_u0000_is_no_nul() =>
        Step.Run(Input(Request("https://api.example.com/pets", "a\\u0000b"))).ShouldAllBe(static outcome => outcome.Reject == null);

    [Fact]
    public void The_same_row_gives_the_same_calls_again()
    {
        var inputs = GoldenRequests.Names.Select(static name => Input(RequestCodec.Write(GoldenRequests.Read(name))) with { Path = "/" }).ToArray();
        inputs.SelectMany(Calls).ShouldBe(inputs.SelectMany(Calls));
    }

    private static IEnumerable<string> Calls(CallInput input) => Step.Run(input).Select(static outcome => outcome.Reject?.Reason ?? outcome.Row.ApiCall);

    private static void Rejects(CallInput input, string reason)
    {
        var outcomes = Step.Run(input).ToArray();
        outcomes.Length.ShouldBe((int)Step.Units(input));
        outcomes.Select(static outcome => outcome.Reject.ShouldNotBeNull()).ShouldAllBe(reject => reject.Reason == reason && reject.Rows == 1 && reject.Detail.Length <= 500);
        outcomes.Select(static outcome => outcome.Reject!.Key).ShouldBe(Languages.All.Select(static language => Ids.Unique("e1", language.Lang)));
    }

    private static CallInput Input(string request) => new() { EndpointId = "e1", ApiId = "a1", Source = "s", Method = "get", Path = "/pets", Request = request };

    private static string Request(string url, string? text = null) => RequestCodec.Write(new()
    {
        Method = "GET",
        Url = url,
        Body = text is null ? null : new TextBody("text/plain", text, IsJson: false),
    });
}
