using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.OpenApi;

public class OpenApi2Tests
{
    private static string Document(string operation) => $$"""
        {"swagger":"2.0","info":{"title":"Old","version":"1"},"host":"h.io","basePath":"/v1","schemes":["https"],
         "securityDefinitions":{"key":{"type":"apiKey","in":"header","name":"X-Key" } },"definitions":{"Pet":{"type":"object","properties":{"name":{"type":"string" }  }  }  },
         "paths":{"/pets/{id}":{"post":{"summary":"Saves a pet","responses":{"200":{"description":"ok"} },{{operation}} } } } }
        """;

    [Fact]
    public void A_body_parameter_becomes_the_body()
    {
        var request = Reading.Request(Document("\"security\":[{\"key\":[]}],\"parameters\":[{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"type\":\"integer\"},{\"name\":\"pet\",\"in\":\"body\",\"schema\":{\"$ref\":\"#/definitions/Pet\"}}]"));

        request.Url.ShouldBe("https://h.io/v1/pets/%7Bid%7D");
        request.Body.ShouldBe(new TextBody("application/json", """{"name":"string"}""", true));
        request.Headers.ShouldContain(new NameValue("X-Key", "REPLACE_KEY_VALUE"));
    }

    [Fact]
    public void Form_data_becomes_parts() =>
        Reading.Request(Document("\"consumes\":[\"multipart/form-data\"],\"parameters\":[{\"name\":\"f\",\"in\":\"formData\",\"type\":\"file\"},{\"name\":\"n\",\"in\":\"formData\",\"type\":\"integer\"}]"))
            .Body.ShouldBeOfType<MultipartBody>().Parts.Select(part => $"{part.Name}={part.FileName ?? part.Value}").ShouldBe(["f=f.bin", "n=0"]);

    [Theory]
    [InlineData("csv", "a=x,y")]
    [InlineData("multi", "a=x&a=y")]
    [InlineData("pipes", "a=x%7Cy")]
    [InlineData("ssv", "a=x%20y")]
    public void A_collection_format_becomes_a_style(string format, string query) =>
        Reading.Request(Document($"\"parameters\":[{{\"name\":\"a\",\"in\":\"query\",\"type\":\"array\",\"items\":{{\"type\":\"string\"}},\"collectionFormat\":\"{format}\",\"default\":[\"x\",\"y\"]}}]"))
            .FullUrl().ShouldEndWith($"?{query}");

    [Fact]
    public void A_form_without_files_is_urlencoded_in_its_collection_format() =>
        Reading.Request(Document("\"parameters\":[{\"name\":\"a\",\"in\":\"formData\",\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":2},{\"name\":\"b\",\"in\":\"formData\",\"type\":\"string\",\"default\":\"x y\"}]"))
            .Body.ShouldBeOfType<FormBody>().Fields.Select(field => field.Encoded).ShouldBe(["a=string,string", "b=x+y"]);

    [Fact]
    public void Shared_parameters_and_definitions_are_found() =>
        Reading.Request("""
            {"swagger":"2.0","info":{"title":"Old"},"consumes":["application/xml"],"parameters":{"k":{"name":"k","in":"query","type":"integer","default":4}},
             "definitions":{"A":{"properties":{"v":{"type":"integer","x-nullable":true,"example":null}}}},
             "paths":{"/p":{"parameters":[{"$ref":"#/parameters/k"},{"name":"b","in":"body","schema":{"$ref":"#/definitions/A"}}],"put":{"summary":"s","consumes":["application/json"]}}}}
            """)
            .ShouldSatisfyAllConditions(
                request => request.FullUrl().ShouldBe("https://p.io/p?k=4"),
                request => request.Body.ShouldBe(new TextBody("application/json", """{"v":null}""", true)));

    [Fact]
    public void Wrong_types_are_accounted_for() =>
        Reading.Outcomes("""
            {"swagger":"2.0","info":7,"host":{},"schemes":7,"basePath":[],"consumes":[7],"definitions":[],"securityDefinitions":7,"parameters":"x",
             "paths":{"/a":{"parameters":7,"get":7,"put":{"summary":"s","parameters":{"a":1}}},"/b":{"get":{"summary":"s","consumes":7,"parameters":[7,{"in":"body"},{"in":"formData","name":7},{"in":"query","type":[]}]}}}}
            """).Select(outcome => outcome.Reject?.Reason ?? "kept").ShouldBe(["invalid-operation", "kept", "kept"]);
}
