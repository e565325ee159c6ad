using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

public class ResiduesAreFoundTests
{
    [Theory]
    [InlineData("https://h.io/p", "q", "undefined", "q=undefined", "undefined")]
    [InlineData("https://h.io/undefined", "q", "1", "q=1", "undefined in the URL")]
    [InlineData("https://h.io/p", "q", "[object Object]", "q=%5Bobject+Object%5D", "[object Object]")]
    [InlineData("https://h.io/p", "q", "SOME_INTEGER_VALUE", "q=SOME_INTEGER_VALUE", "SOME_INTEGER_VALUE of another type")]
    [InlineData("https://h.io//p", "q", "1", "q=1", "a doubled slash: https://h.io//p")]
    [InlineData("https://h.io/p", "q", "a b", "q=a%2520b", "encoded twice: q=a%2520b")]
    public void A_residue_is_found(string url, string name, string value, string encoded, string expected)
    {
        const string document = """{"openapi":"3.0.0","info":{"title":"T"},"paths":{"/p":{"get":{"summary":"s"}}}}""";
        using var parsed = JsonDocument.Parse(document);
        var request = new Request { Method = "GET", Url = url, Query = [new QueryItem(name, value, encoded)] };

        new Residues(document, parsed.RootElement, ArgumentMode.Placeholder).In(Reading.Row(document), request).ShouldBe([expected]);
    }

    [Fact]
    public void A_dropped_body_is_found()
    {
        const string document = """{"openapi":"3.0.0","info":{"title":"T"},"paths":{"/p":{"post":{"summary":"s","requestBody":{"content":{"application/json":{}}}}}}}""";
        using var parsed = JsonDocument.Parse(document);

        new Residues(document, parsed.RootElement, ArgumentMode.Filled).In(Reading.Row(document), new Request { Method = "POST", Url = "https://h.io/p" }).ShouldBe(["a dropped body"]);
    }
}
