using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

public class ParameterTests
{
    private static string Query(string parameter, ArgumentMode mode = ArgumentMode.Placeholder)
    {
        var url = Reading.RequestOf($"\"parameters\":[{parameter}]", mode: mode).FullUrl();
        return url.Contains('?') ? url[(url.IndexOf('?') + 1)..] : "";
    }

    [Theory]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"string"}}""", "a=SOME_STRING_VALUE")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"integer"}}""", "a=0")]
    [InlineData("""{"name":"a","in":"query"}""", "a=SOME_STRING_VALUE")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"integer","default":20,"enum":[10,20]}}""", "a=20")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"string","enum":["x y","z"]}}""", "a=x%20y")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"string","enum":["x"],"default":"gone"}}""", "a=x")]
    [InlineData("""{"name":"a","in":"query","example":"10","schema":{"type":"integer"}}""", "a=10")]
    [InlineData("""{"name":"a","in":"query","example":"ten","schema":{"type":"integer","default":3}}""", "a=3")]
    [InlineData("""{"name":"a","in":"query","examples":{"e":{"value":"v"}},"schema":{"type":"string"}}""", "a=v")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":["null","string"]}}""", "a=SOME_STRING_VALUE")]
    [InlineData("""{"name":"a","in":"query","schema":{"allOf":[{"type":"string","enum":["e"]}]}}""", "a=e")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"array","items":{"type":"string"}}}""", "a=SOME_ARRAY_VALUE")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"array","items":{"enum":["e","f"]}}}""", "a=e")]
    public void A_documented_value_goes_before_a_placeholder(string parameter, string query) => Query(parameter).ShouldBe(query);

    [Theory]
    [InlineData("form", true, "a=x&a=y%2Cz")]
    [InlineData("form", false, "a=x,y%2Cz")]
    [InlineData("spaceDelimited", false, "a=x%20y%2Cz")]
    [InlineData("pipeDelimited", false, "a=x%7Cy%2Cz")]
    public void An_array_is_written_in_its_style(string style, bool explode, string query) =>
        Query($$"""{"name":"a","in":"query","style":"{{style}}","explode":{{(explode ? "true" : "false")}},"example":["x","y,z"],"schema":{"type":"array"} }""").ShouldBe(query);

    [Theory]
    [InlineData("form", true, "k=1&m=x%20y")]
    [InlineData("form", false, "a=k,1,m,x%20y")]
    [InlineData("deepObject", true, "a%5Bk%5D=1&a%5Bm%5D=x%20y")]
    public void An_object_is_written_in_its_style(string style, bool explode, string query) =>
        Query($$"""{"name":"a","in":"query","style":"{{style}}","explode":{{(explode ? "true" : "false")}},"example":{"k":1,"m":"x y"} }""").ShouldBe(query);

    [Fact]
    public void An_object_without_example_is_written_by_its_properties() =>
        Query("""{"name":"a","in":"query","style":"deepObject","schema":{"type":"object","properties":{"k":{"type":"integer"},"id":{"readOnly":true}}}}""")
            .ShouldBe("a%5Bk%5D=0");

    [Theory]
    [InlineData("""{"name":"a","in":"query","allowReserved":true,"example":"/x?y&z#é","schema":{"type":"string"}}""", "a=/x?y%26z%23%C3%A9")]
    [InlineData("""{"name":"a","in":"query","content":{"application/json":{"schema":{"type":"object","properties":{"k":{"type":"integer"}}}}}}""", "a=%7B%22k%22%3A0%7D")]
    [InlineData("""{"name":"a[]","in":"query","example":"!'()*~","schema":{"type":"string"}}""", "a%5B%5D=!'()*~")]
    public void Values_are_encoded_once(string parameter, string query) => Query(parameter).ShouldBe(query);

    [Theory]
    [InlineData("simple", false, "3", "/3/x")]
    [InlineData("simple", false, "\"a/b?c\"", "/a%2Fb%3Fc/x")]
    [InlineData("simple", true, "{\"k\":1,\"m\":2}", "/k=1,m=2/x")]
    [InlineData("label", true, "[1,2]", "/.1.2/x")]
    [InlineData("matrix", false, "[1,2]", "/;id=1,2/x")]
    [InlineData("matrix", true, "[1,2]", "/;id=1;id=2/x")]
    [InlineData("matrix", true, "{\"k\":1}", "/;k=1/x")]
    public void A_path_value_is_written_in_its_style(string style, bool explode, string example, string path) =>
        Reading.RequestOf($$"""
            "parameters":[{"name":"id","in":"path","style":"{{style}}","explode":{{(explode ? "true" : "false")}},"example":{{example}} }]
            """, path: "/{id}/x").Url.ShouldBe($"https://h.io{path}");

    [Theory]
    [InlineData("allowReserved")]
    [InlineData("x-ms-skip-url-encoding")]
    public void A_path_value_that_may_stay_raw_keeps_its_slashes(string keyword) =>
        Reading.RequestOf($$"""
            "parameters":[{"name":"scope","in":"path","{{keyword}}":true,"example":"/groups/a b/?c"}]
            """, path: "/{scope}/x").Url.ShouldBe("https://h.io/groups/a%20b/%3Fc/x");

    [Fact]
    public void A_path_parameter_without_value_keeps_its_place() =>
        Reading.RequestOf("""
            "parameters":[{"name":"id","in":"path","schema":{"type":"string"}},{"name":"m","in":"path","style":"matrix"}]
            """, path: "/{id}/{m}").Url.ShouldBe("https://h.io/%7Bid%7D/;m=%7Bm%7D");

    [Fact]
    public void An_operations_parameter_takes_the_place_of_its_paths()
    {
        var request = Reading.Request("""
            {"openapi":"3.0.0","info":{"title":"T"},"paths":{"/p":{
              "parameters":[{"name":"a","in":"query","example":1},{"$ref":"#/components/parameters/b"},{"$ref":"other.json#/c"},null],
              "get":{"summary":"x","parameters":[{"name":"c","in":"query","example":3},{"name":"a","in":"query","example":2}]}}},
             "components":{"parameters":{"b":{"name":"b","in":"query","example":9}}}}
            """);

        request.FullUrl().ShouldEndWith("?a=2&b=9&c=3");
    }

    [Fact]
    public void Headers_are_written_once_and_on_one_line()
    {
        var request = Reading.RequestOf("""
            "parameters":[{"name":"Accept","in":"header","example":"a"},{"name":"content-type","in":"header"},{"name":"Authorization","in":"header"},
             {"name":"X-A","in":"header","example":"1\r\nEvil: 2"},{"name":"x-a","in":"header","example":"3"},{"name":"X-L","in":"header","example":[1,2]}]
            """);

        request.Headers.Select(header => $"{header.Name}: {header.Value}").ShouldBe(["x-a: 3", "X-L: 1,2"]);
        Reading.RequestOf("\"parameters\":[{\"name\":\"X\",\"in\":\"header\",\"example\":\"1\\r\\nEvil: 2\"}]").Headers.Single().Value.ShouldBe("1  Evil: 2");
    }

    [Fact]
    public void Cookies_are_encoded() =>
        Reading.RequestOf("\"parameters\":[{\"name\":\"c\",\"in\":\"cookie\",\"example\":\"a;b\"}]").Cookies.Single().Value.ShouldBe("a%3Bb");

    [Theory]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"integer","minimum":3}}""", "a=3")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"array","items":{"type":"string"}}}""", "a=string")]
    [InlineData("""{"name":"a","in":"query","schema":{"type":"string","format":"date"}}""", "a=2019-08-24")]
    public void Filled_parameters_are_sampled(string parameter, string query) => Query(parameter, ArgumentMode.Filled).ShouldBe(query);

    [Fact]
    public void A_filled_path_has_no_place_left() =>
        Reading.RequestOf("\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"schema\":{\"type\":\"integer\",\"minimum\":7}}]", path: "/{id}/{undeclared}", mode: ArgumentMode.Filled)
            .Url.ShouldBe("https://h.io/7/string");
}
