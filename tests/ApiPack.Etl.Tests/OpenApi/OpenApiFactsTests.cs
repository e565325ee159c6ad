using System.Text.Json;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

public class OpenApiFactsTests
{
    private static OpenApiFacts Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return OpenApiFacts.Read(document.RootElement);
    }

    [Fact]
    public void A_document_says_what_it_is()
    {
        var facts = Read("""
            {"openapi":"3.0.1","info":{"title":" Pets ","version":"1.2","x-providerName":"pets.io","x-serviceName":"core","license":{"name":"MIT"}},
             "servers":[{"url":"//{region}.Pets.io:8080/v1","variables":{"region":{"default":"eu"}}}],
             "paths":{"/a":{"get":{},"post":{},"parameters":[],"x-get":{}},"/b":{"$ref":"#/x/item"},"x-c":{"get":{}}},
             "x":{"item":{"delete":{},"$ref":"#/paths/~1b"}}}
            """);

        facts.ShouldBe(new OpenApiFacts
        {
            SpecVersion = "3.0.1",
            Title = "Pets",
            Version = "1.2",
            Provider = "pets.io",
            Service = "core",
            License = "MIT",
            Operations = 3,
            Host = "eu.pets.io",
        });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"openapi\"")]
    [InlineData("{}")]
    [InlineData("""{"openapi":[],"info":7,"paths":[],"servers":{}}""")]
    [InlineData("""{"openapi":{},"info":{"title":[],"version":{},"license":"MIT"},"paths":{"/a":null,"/b":[],"/c":"x"},"servers":[null,1]}""")]
    [InlineData("""{"openapi":"","swagger":null,"paths":{"/a":{"$ref":7},"/b":{"$ref":"#/paths/~1b"},"/c":{"$ref":"other.yaml"}},"host":5}""")]
    public void Wrong_types_are_no_openapi_and_no_operations(string json)
    {
        var facts = Read(json);

        facts.SpecVersion.ShouldBeNull();
        facts.Operations.ShouldBe(0);
        facts.Host.ShouldBeNull();
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_or_text_does_not_throw() =>
        Read("""{"openapi":"3.0.0","info":{"title":"a\ud83d","\udc00":1},"paths":{"/\ud800\n":{"get":1,"\ud800":{}}}}""")
            .ShouldSatisfyAllConditions(facts => facts.Title.ShouldBe("a\uFFFD"), facts => facts.Operations.ShouldBe(1));

    [Fact]
    public void A_name_that_stands_twice_counts_once() =>
        Read("""{"openapi":"3.0.0","paths":{"/a":{"get":{},"get":{}},"/a":{"put":{},"put":{}}}}""").Operations.ShouldBe(1);
}
