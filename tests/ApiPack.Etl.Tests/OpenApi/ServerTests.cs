namespace ApiPack.Etl.Tests.OpenApi;

public class ServerTests
{
    [Theory]
    [InlineData("""[{"url":"https://H.io/v1/"}]""", "https://h.io/v1/p")]
    [InlineData("""[{"url":"//h.io"}]""", "https://h.io/p")]
    [InlineData("""[{"url":"/v2"}]""", "https://p.io/v2/p")]
    [InlineData("""[{"url":"/"}]""", "https://p.io/p")]
    [InlineData("""[]""", "https://p.io/p")]
    [InlineData("""[{"url":"v2/"}]""", "https://p.io/v2/p")]
    [InlineData("""[{"url":"api.x.com/base"}]""", "https://api.x.com/base/p")]
    [InlineData("""[{"url":"https://{r}.h.io/{v}","variables":{"r":{"default":"eu"},"v":{"enum":["v3","v4"]}}}]""", "https://eu.h.io/v3/p")]
    [InlineData("""[{"url":"https://{r}.h.io"}]""", "https://r.h.io/p")]
    [InlineData("""[{"url":"https://h.io:8080/a b/?q=1#f"}]""", "https://h.io:8080/a%20b/p")]
    [InlineData("""[null,7,{"url":{}},{"url":"https://second.io"}]""", "https://second.io/p")]
    public void A_server_is_made_absolute(string servers, string url) =>
        Reading.RequestOf("", $"\"servers\":{servers}").Url.ShouldBe(url);

    [Fact]
    public void The_nearest_server_wins()
    {
        const string document = """
            {"openapi":"3.0.0","info":{"title":"T"},"servers":[{"url":"https://root.io"}],"paths":{
              "/a":{"servers":[{"url":"https://item.io"}],"get":{"summary":"x","servers":[{"url":"https://op.io"}]}},
              "/b":{"servers":[{"url":"https://item.io"}],"get":{"summary":"x"}},
              "/c":{"get":{"summary":"x"}}}}
            """;

        Reading.Outcomes(document).Select(outcome => outcome.Row.Domain).ShouldBe(["op.io", "item.io", "root.io"]);
    }

    [Fact]
    public void A_relative_server_is_resolved_against_the_documents_origin_where_it_is_the_providers() =>
        Reading.Request("""
            {"openapi":"3.0.0","info":{"title":"T","x-providerName":"p.io","x-origin":[{"url":"https://docs.p.io/spec.json"}]},
             "servers":[{"url":"/v2"}],"paths":{"/p":{"get":{"summary":"x"}}}}
            """).Url.ShouldBe("https://docs.p.io/v2/p");

    [Theory]
    [InlineData("/a b/{id}", "https://h.io/a%20b/%7Bid%7D")]
    [InlineData("a", "https://h.io/a")]
    [InlineData("/é/%2F/100%", "https://h.io/%C3%A9/%2F/100%25")]
    [InlineData("/#Action=Do", "https://h.io/#Action=Do")]
    public void A_path_is_encoded_once(string path, string url) => Reading.RequestOf("", path: path).Url.ShouldBe(url);

    [Fact]
    public void A_query_in_the_path_becomes_query()
    {
        var request = Reading.RequestOf("""
            "parameters":[{"name":"lat","in":"query","schema":{"type":"number"}},{"name":"mode","in":"query","schema":{"type":"string"}}]
            """, path: "/a?lat={lat}&mode=x&n={n}#f");

        request.FullUrl().ShouldBe("https://h.io/a?lat=0&mode=x&n=%7Bn%7D#f");
    }
}
