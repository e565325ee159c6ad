using System.Text.Json;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Values;

namespace ApiPack.Etl.Tests.OpenApi;

public class SamplerTests
{
    private static Sampled SampledOf(string schema, string components = "", string version = "3.0.0", SampleLimits? limits = null)
    {
        using var document = JsonDocument.Parse($$"""{"openapi":"{{version}}","components":{"schemas":{ {{components}} } },"s":{{schema}} }""", new JsonDocumentOptions { MaxDepth = 256 });
        var set = SchemaSet.Of(new References(document.RootElement));
        var read = set.Read(document.RootElement.GetProperty("s"));
        return new Sampler(limits ?? new SampleLimits()).Of(read);
    }

    private static string Json(string schema, string components = "", string version = "3.0.0") => SampleJson.Write(SampledOf(schema, components, version).Value);

    [Theory]
    [InlineData("""{"type":"string"}""", "\"string\"")]
    [InlineData("""{"type":"string","format":"byte"}""", "\"c3RyaW5n\"")]
    [InlineData("""{"allOf":[{"type":"string","format":"date-time"},{"description":"when"}]}""", "\"2019-08-24T14:15:22Z\"")]
    [InlineData("""{"type":"integer"}""", "0")]
    [InlineData("""{"type":"number","format":"double"}""", "0.1")]
    [InlineData("""{"type":"boolean"}""", "true")]
    [InlineData("""{"type":"array"}""", "[]")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[\"string\"]")]
    [InlineData("""{"type":"object"}""", "{}")]
    [InlineData("""{}""", "null")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2019-08-24T14:15:22Z\"")]
    [InlineData("""{"type":"string","format":"email"}""", "\"user@example.com\"")]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"497f6eca-6276-4993-bfeb-53cbbbba6f08\"")]
    [InlineData("""{"type":"string","pattern":"^a$","minLength":3,"example":"abc"}""", "\"abc\"")]
    [InlineData("""{"type":"string","format":"password","minLength":12}""", "\"pa$$word_qwe\"")]
    [InlineData("""{"properties":{"id":{"type":"string","format":"uuid"},"userId":{"type":"string","format":"uuid"}}}""",
        """{"id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","userId":"2c4a230c-5085-4924-a3e1-25fb4fc5965b"}""")]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"property1":0,"property2":0}""")]
    public void Conventional_values_where_they_are_valid(string schema, string json) => Json(schema).ShouldBe(json);

    [Theory]
    [InlineData("""{"type":"string","minLength":8}""", "\"stringst\"")]
    [InlineData("""{"type":"string","maxLength":3}""", "\"str\"")]
    [InlineData("""{"type":"string","format":"email","maxLength":5}""", "\"user@\"")]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{3}-\\d{2}$"}""", "\"STR-11\"")]
    [InlineData("""{"type":"integer","minimum":3}""", "3")]
    [InlineData("""{"type":"integer","minimum":2.5}""", "3")]
    [InlineData("""{"type":"integer","minimum":3,"exclusiveMinimum":true}""", "4")]
    [InlineData("""{"type":"integer","exclusiveMinimum":3}""", "4")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1,"exclusiveMinimum":true,"exclusiveMaximum":true}""", "0.5")]
    [InlineData("""{"type":"integer","maximum":-5}""", "-5")]
    [InlineData("""{"type":"integer","minimum":10,"multipleOf":7}""", "14")]
    [InlineData("""{"type":"array","minItems":2,"items":{"type":"integer"}}""", "[0,0]")]
    [InlineData("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"type":"integer"}}""", "[0,1,2]")]
    [InlineData("""{"type":"array","minItems":2,"uniqueItems":true,"items":{"enum":["a","b"]}}""", """["a","b"]""")]
    [InlineData("""{"type":"array","maxItems":0,"items":{"type":"integer"}}""", "[]")]
    [InlineData("""{"required":["z"],"properties":{"a":{"type":"integer"}}}""", """{"a":0,"z":"string"}""")]
    [InlineData("""{"type":"object","minProperties":1}""", """{"property1":"string"}""")]
    [InlineData("""{"maxProperties":1,"required":["b"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}""", """{"b":0}""")]
    [InlineData("""{"properties":{"a":{"readOnly":true,"type":"string"},"b":{"type":"integer"}},"required":["a"]}""", """{"b":0}""")]
    public void Constraints_are_kept(string schema, string json) => Json(schema).ShouldBe(json);

    [Theory]
    [InlineData("""{"type":"string","example":"e","default":"d","enum":["e","d"]}""", "\"e\"")]
    [InlineData("""{"type":"string","example":7,"default":"d"}""", "\"d\"")]
    [InlineData("""{"type":"string","enum":[null,"a"],"default":"z"}""", "\"a\"")]
    [InlineData("""{"type":"number","example":1.0}""", "1")]
    [InlineData("""{"type":"integer","example":12345678901234567890}""", "12345678901234567890")]
    [InlineData("""{"type":"number","example":1e21}""", "1e+21")]
    [InlineData("""{"type":"object","example":{"b":1,"10":2,"9":3}}""", """{"9":3,"10":2,"b":1}""")]
    public void A_documented_value_goes_first_where_it_is_valid(string schema, string json) => Json(schema).ShouldBe(json);

    [Theory]
    [InlineData("""{"type":["null","integer"]}""", "null")]
    [InlineData("""{"const":"c"}""", "\"c\"")]
    [InlineData("""{"type":"string","examples":["x"]}""", "\"x\"")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"},{"type":"boolean"}]}""", "[0,true]")]
    [InlineData("""{"$ref":"#/components/schemas/A","default":{"a":5}}""", """{"a":5}""")]
    [InlineData("""{"type":"object","properties":{"a":true}}""", """{"a":null}""")]
    public void What_is_new_in_3_1_counts(string schema, string json) => Json(schema, "\"A\":{\"properties\":{\"a\":{\"type\":\"integer\"}}}", "3.1.0").ShouldBe(json);

    [Theory]
    [InlineData("""{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":{"type":"string"}},"required":["a","b"]}]}""", """{"a":0,"b":"string"}""")]
    [InlineData("""{"allOf":[{"type":"string","minLength":8},{"description":"d"}]}""", "\"stringst\"")]
    [InlineData("""{"allOf":[{"type":"array","items":{"type":"string"}},{"description":"d"}]}""", "[]")]
    [InlineData("""{"allOf":[{"type":"array","items":{"type":"string"},"minItems":1},{"description":"d"}]}""", "[\"string\"]")]
    [InlineData("""{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"a":{"readOnly":true}}}]}""", "{}")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", "\"string\"")]
    [InlineData("""{"properties":{"k":{"type":"string"}},"oneOf":[{"required":["k"]},{"required":["m"]}]}""", """{"k":"string"}""")]
    [InlineData("""{"oneOf":[{"type":"object","properties":{"a":{"type":"integer"}}},{"type":"object","required":["b"],"properties":{"b":{"type":"integer"}}}]}""", """{"a":0}""")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"number","minimum":5}]}""", "0")]
    [InlineData("""{"oneOf":[{"type":"number"},{"type":"number","minimum":5},{"type":"string"}]}""", "0")]
    [InlineData("""{"oneOf":[{"type":"number"},{"type":"integer"},{"type":"string"}]}""", "\"string\"")]
    [InlineData("""{"anyOf":[{"type":"string","enum":[]},{"type":"integer"}]}""", "\"string\"")]
    public void Compositions_satisfy_the_whole(string schema, string json) => Json(schema).ShouldBe(json);

    private const string Animals = """
        "Pet":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"Dog"}}},
        "Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"properties":{"claws":{"type":"integer"}}}]},
        "Dog":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"properties":{"barks":{"type":"boolean"}}}]},
        "Bird":{"allOf":[{"$ref":"#/components/schemas/Pet"}]}
        """;

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/Dog"}""", """{"kind":"dog","barks":true}""")]
    [InlineData("""{"$ref":"#/components/schemas/Pet"}""", """{"kind":"cat"}""")]
    [InlineData("""{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind"}}""", """{"kind":"Cat","claws":0}""")]
    public void A_discriminator_names_the_schema(string schema, string json) => Json(schema, Animals).ShouldBe(json);

    [Theory]
    [InlineData("""{"properties":{"next":{"$ref":"#/components/schemas/A"},"v":{"type":"integer"}}}""", """{"next":{},"v":0}""")]
    [InlineData("""{"required":["next"],"properties":{"next":{"$ref":"#/components/schemas/A"},"v":{"type":"integer"}}}""", "{}")]
    [InlineData("""{"properties":{"next":{"type":"array","items":{"$ref":"#/components/schemas/A"}}}}""", """{"next":[{}]}""")]
    [InlineData("""{"required":["v"],"properties":{"next":{"type":"array","items":{"$ref":"#/components/schemas/A"}},"v":{"type":"integer"}}}""", """{"next":[],"v":0}""")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/A"}]}""", "{}")]
    public void Recursion_ends(string a, string json) => Json("""{"$ref":"#/components/schemas/A"}""", $"\"A\":{a}").ShouldBe(json);

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/A"}""", "\"A\":{\"$ref\":\"#/components/schemas/A\"}")]
    [InlineData("""{"$ref":"#/components/schemas/A"}""", "\"A\":{\"$ref\":\"#/components/schemas/B\"},\"B\":{\"$ref\":\"#/components/schemas/A\"}")]
    [InlineData("""{"$ref":"https://x.io/a.json"}""", "")]
    [InlineData("""{"$ref":"#/nowhere"}""", "")]
    public void A_reference_that_ends_nowhere_is_an_empty_object(string schema, string components) => Json(schema, components).ShouldBe("{}");

    [Fact]
    public void Pointers_are_unescaped() =>
        Json("""{"allOf":[{"$ref":"#/components/schemas/a~1b%20c"},{"$ref":"#/components/schemas/50%25~0"}]}""",
            "\"a/b c\":{\"properties\":{\"x\":{\"type\":\"integer\"}}},\"50%~\":{\"properties\":{\"y\":{\"type\":\"integer\"}}}").ShouldBe("""{"x":0,"y":0}""");

    [Fact]
    public void Optional_properties_go_first_and_the_deepest_of_them()
    {
        const string schema = """
            {"required":["r"],"properties":{"r":{"type":"string"},"o":{"properties":{"deep":{"type":"string","minLength":60},"deeper":{"properties":{"x":{"type":"string","minLength":60}}}}}}}
            """;

        string At(int bytes) => SampledOf(schema, limits: new SampleLimits { MaxBodyBytes = bytes }) is var sampled ? $"{SampleJson.Write(sampled.Value).Length} {sampled.Trimmed}" : "";

        At(400).ShouldBe("168 False");
        At(120).ShouldBe("102 True");
        At(50).ShouldBe("21 True");
        At(15).ShouldBe("14 True");
        SampleJson.Write(SampledOf(schema, limits: new SampleLimits { MaxBodyBytes = 50 }).Value).ShouldBe("""{"r":"string","o":{}}""");
    }

    [Fact]
    public void Samples_of_a_wide_recursion_are_bounded()
    {
        var components = string.Join(',', Enumerable.Range(0, 12).Select(at =>
            $"\"S{at}\":{{\"properties\":{{{string.Join(',', Enumerable.Range(0, 12).Select(to => $"\"p{to}\":{{\"$ref\":\"#/components/schemas/S{to}\"}}"))}}}}}"));

        var sampled = SampledOf("""{"$ref":"#/components/schemas/S0"}""", components);

        sampled.Trimmed.ShouldBeTrue();
        sampled.Value.JsonSize.ShouldBeLessThanOrEqualTo(16 * 1024);
    }

    [Fact]
    public void Exponential_compositions_are_bounded()
    {
        var components = string.Join(',', Enumerable.Range(0, 60).Select(at =>
            $"\"E{at}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/E{at + 1}\"}},{{\"$ref\":\"#/components/schemas/E{at + 1}\"}}]}}")) + ",\"E60\":{\"properties\":{\"a\":{\"type\":\"integer\"}}}";

        SampledOf("""{"$ref":"#/components/schemas/E0"}""", components).Value.JsonSize.ShouldBeLessThan(100);
    }

    [Fact]
    public void A_chain_of_thousands_of_references_ends()
    {
        var components = string.Join(',', Enumerable.Range(0, 20_000).Select(at => $"\"C{at}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/C{at + 1}\"}}]}}"));

        Json("""{"$ref":"#/components/schemas/C0"}""", components).ShouldBe("{}");
    }

    [Fact]
    public void An_example_larger_than_the_bound_is_passed_over()
    {
        var example = new string('x', 20_000);

        Json($$"""{"type":"object","example":{"a":"{{example}}" },"required":["a"],"properties":{"a":{"type":"string"} } }""").ShouldBe("""{"a":"string"}""");
    }

    [Fact]
    public void Small_schemas_that_are_spelt_alike_are_read_once_but_what_references_lead_to_stays_apart()
    {
        using var document = JsonDocument.Parse("""{"openapi":"3.0.0","components":{"schemas":{"A":{"type":"integer"},"B":{"type":"integer"}}},"a":{"type":"integer"},"b":{"type":"integer"},"c":{"type": "integer"}}""");
        var set = SchemaSet.Of(new References(document.RootElement));
        var first = set.Read(document.RootElement.GetProperty("a"));
        set.Read(document.RootElement.GetProperty("b")).ShouldBeSameAs(first);
        set.Read(document.RootElement.GetProperty("c")).ShouldNotBeSameAs(first);
        var (one, other) = (set.Referenced("#/components/schemas/A")!, set.Referenced("#/components/schemas/B")!);
        one.ShouldNotBeSameAs(other);
        one.ShouldNotBeSameAs(first);
        (one.Number, other.Number).ShouldBe((1, 2));
    }
}
