using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Sources;

public class YamlToJsonTests
{
    private static readonly YamlLimits Small = new(Depth: 10, AliasNodes: 100, JsonBytes: 1000);
    private static readonly YamlLimits Ample = new(Depth: 128, AliasNodes: 1_000_000, JsonBytes: 64 << 20);

    public static TheoryData<string> Conversions() => [.. Cases.Lines("yaml.jsonl")];

    [Theory]
    [MemberData(nameof(Conversions))]
    public void A_document_converts_or_says_why_not(string line)
    {
        var expected = JsonSerializer.Deserialize<JsonElement>(line);
        var json = YamlToJson.Convert(Encoding.UTF8.GetBytes(expected.GetProperty("yaml").GetString()!), Small, out var problem);
        if (expected.TryGetProperty("json", out var value))
        {
            problem.ShouldBeNull();
            Encoding.UTF8.GetString(json!).ShouldBe(value.GetRawText());
        }
        else
        {
            json.ShouldBeNull();
            problem!.Reason.ShouldBe(expected.GetProperty("problem").GetString());
            problem.Detail.ShouldContain(expected.GetProperty("detail").GetString()!);
        }
    }

    [Fact]
    public void JSON_is_YAML_and_comes_out_as_it_was() => Prop.ForAll(Arb.From(Values(3)), value =>
    {
        var json = YamlToJson.Convert(Encoding.UTF8.GetBytes(value!.ToJsonString()), Ample, out var problem);
        return (json is not null && JsonNode.DeepEquals(JsonNode.Parse(json), value)).Label($"{value.ToJsonString()}: {problem}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_converts_to_valid_JSON_or_gives_a_problem() => Prop.ForAll(Arb.From(Texts()), text =>
    {
        var json = YamlToJson.Convert(Encoding.UTF8.GetBytes(text), Small, out var problem);
        if (json is null)
            return problem!.Reason is Reasons.Unreadable or Reasons.TooDeep or Reasons.TooLarge;
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_chain_of_merge_keys_does_not_exhaust_the_stack()
    {
        var chain = new StringBuilder("a0: &a0 {x: 1}\n");
        for (var i = 1; i < 20_000; i++)
            chain.Append($"a{i}: &a{i} {{<<: *a{i - 1}}}\n");
        YamlToJson.Convert(Encoding.UTF8.GetBytes(chain.ToString()), Ample, out var problem).ShouldBeNull();
        problem!.Reason.ShouldBeOneOf(Reasons.TooDeep, Reasons.TooLarge);
    }

    private static Gen<JsonNode?> Values(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Choose(-1000, 1000).Select(number => (JsonNode?)JsonValue.Create(number)),
            ArbMap.Default.GeneratorFor<bool>().Select(flag => (JsonNode?)JsonValue.Create(flag)),
            Strings().Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Constant<JsonNode?>(null));
        if (depth == 0)
            return leaf;
        var items = Values(depth - 1).ListOf(3).Select(list => (JsonNode?)new JsonArray([.. list]));
        var members = Gen.Zip(Strings(), Values(depth - 1)).ListOf(3).Select(list =>
            (JsonNode?)new JsonObject(list.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2))));
        return Gen.OneOf(members, items);
    }

    private static Gen<string> Strings() =>
        Gen.Elements("", "a", " ", "\"", "\\", "\n", "\t", "#", ": ", "- ", "é", "😀", "\u0001", "<<", "&", "*", "'", "null", "1", "{", "]", "%", "\u2028")
            .ListOf(4).Select(string.Concat);

    private static Gen<string> Texts() =>
        Gen.Elements("a", "b: ", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "&a ", "*a", "<<: ", "'", "\"", "|\n", ">", "# x", "---\n", "...\n", "!!str ", "? ", "\t", "%YAML 1.2\n", "1", "\\ud800", "é", "@")
            .ListOf(12).Select(string.Concat);
}
