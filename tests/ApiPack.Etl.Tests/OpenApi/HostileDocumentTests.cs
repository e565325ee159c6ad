using System.Text;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

public class HostileDocumentTests
{
    private static readonly string[] Values = ["null", "true", "7", "-1e999", "\"x\"", "\"$ref\"", "[]", "[null]", "[[7]]", "{}", "{\"$ref\":7}", "{\"$ref\":\"#\"}", "{\"a\":{}}"];

    private static readonly string[] Places =
    [
        """{"openapi":"3.0.0","info":{"title":"T","description":@,"version":@,"x-origin":@},"servers":@,"security":@,"components":@,"paths":{"/a":{"parameters":@,"servers":@,"get":{"summary":"s"}}}}""",
        """{"openapi":"3.0.0","info":{"title":"T"},"paths":{"/a":{"get":{"operationId":@,"summary":"s","description":@,"parameters":[@,{"name":"n","in":"query","schema":@,"example":@,"examples":@,"style":@,"explode":@}],"requestBody":@,"security":@,"servers":@}}}}""",
        """{"openapi":"3.0.0","info":{"title":"T"},"paths":{"/a":{"get":{"summary":"s","x-codeSamples":@,"x-code-samples":[@,{"lang":@,"source":@}],"x-sdk-operations":@}}}}""",
        """{"swagger":"2.0","info":{"title":"T"},"paths":{"/a":{"get":{"summary":"s","x-sdk-operations":{"request-examples":{"go":@,"curl":[@,{"example":@},{"example":[{"type":@,"source":@}]}]}}}}}}""",
        """{"openapi":"3.1.0","info":{"title":"T"},"paths":{"/a":{"post":{"summary":"s","requestBody":{"content":{"application/json":@,"text/xml":@}}}}}}""",
        """{"openapi":"3.1.0","info":{"title":"T"},"paths":{"/a":{"post":{"summary":"s","requestBody":{"content":{"multipart/form-data":{"schema":{"properties":{"p":@},"required":@},"encoding":@,"example":@}}}}}}}""",
        """
        {"openapi":"3.0.0","info":{"title":"T"},"paths":{"/a":{"post":{"summary":"s","requestBody":{"content":{"application/json":{"schema":{"properties":{"p":
         {"type":@,"format":@,"pattern":@,"minimum":@,"exclusiveMinimum":@,"multipleOf":@,"minLength":@,"maxLength":@,"minItems":@,"uniqueItems":@,"items":@,"properties":@,"required":@,"additionalProperties":@,
          "minProperties":@,"enum":@,"default":@,"example":@,"nullable":@,"discriminator":@,"xml":@,"allOf":@,"oneOf":@,"anyOf":@,"not":@}}}}}}}}}}
        """,
        """{"openapi":"3.0.0","info":{"title":"T"},"security":[{"s":@}],"components":{"securitySchemes":{"s":{"type":"apiKey","in":@,"name":@,"scheme":@}}},"paths":{"/a":{"get":{"summary":"s"}}}}""",
    ];

    [Fact]
    public void Every_operation_is_accounted_for_whatever_the_types()
    {
        foreach (var place in Places)
        {
            foreach (var value in Values)
            {
                foreach (var document in Filled(place, value))
                    Reading.Outcomes(document, carriesSamples: true).Sum(outcome => outcome.Reject?.Rows ?? 1).ShouldBe(1, document);
            }
        }
    }

    private static IEnumerable<string> Filled(string place, string value)
    {
        yield return place.Replace("@", value, StringComparison.Ordinal);
        for (var at = place.IndexOf('@', StringComparison.Ordinal); at >= 0; at = place.IndexOf('@', at + 1))
            yield return string.Concat(place.AsSpan(0, at), value, place.AsSpan(at + 1)).Replace("\"@\"", "null", StringComparison.Ordinal).Replace("@", "null", StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_that_is_no_object_is_rejected() =>
        Reading.Outcomes("""{"openapi":"3.0.0","paths":{"/a~b/c":{"get":7}}}""").Single().Reject.ShouldNotBeNull()
            .ShouldSatisfyAllConditions(
                reject => reject.Key.ShouldBe("s:a.json#/paths/~1a~0b~1c/get"),
                reject => reject.Reason.ShouldBe("invalid-operation"));

    [Fact]
    public void An_operation_without_text_is_rejected() =>
        Reading.Outcomes("""{"openapi":"3.0.0","paths":{"/a":{"get":{"summary":" <br> ","description":"---"}}}}""").Single().Reject!.Reason.ShouldBe("no-text");

    [Fact]
    public void A_changed_file_is_rejected_whole()
    {
        var listed = Encoding.UTF8.GetBytes("""{"openapi":"3.0.0","paths":{"/a":{"get":{},"put":{}}}}""");
        var step = new EndpointStep(new Reading.OneFile([.. listed, (byte)' ']));

        var reject = step.Run(Reading.FileOf(listed)).Single().Reject!;

        reject.ShouldSatisfyAllConditions(() => reject.Reason.ShouldBe("changed-file"), () => reject.Rows.ShouldBe(2), () => reject.Key.ShouldBe("s:a.json"));
    }

    [Fact]
    public void A_file_that_is_no_json_is_rejected_whole()
    {
        var content = Encoding.UTF8.GetBytes("{\"openapi\":");

        new EndpointStep(new Reading.OneFile(content)).Run(Reading.FileOf(content)).Single().Reject!.Reason.ShouldBe("invalid");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_rejected_whole() =>
        new EndpointStep(new NoFile()).Run(Reading.FileOf("{}"u8.ToArray()) with { Operations = 3 }).Single().Reject!
            .ShouldSatisfyAllConditions(reject => reject.Reason.ShouldBe("unreadable"), reject => reject.Rows.ShouldBe(3));

    [Fact]
    public void Nesting_of_two_hundred_levels_is_read()
    {
        var schema = string.Concat(Enumerable.Repeat("{\"properties\":{\"a\":", 100)) + "{\"type\":\"string\"}" + string.Concat(Enumerable.Repeat("}}", 100));

        Reading.RequestOf($"\"requestBody\":{{\"content\":{{\"application/json\":{{\"schema\":{schema}}}}}}}", method: "post").Body.ShouldNotBeNull();
    }

    [Fact]
    public void A_path_item_that_refers_to_itself_has_no_operations() =>
        OperationCounterOf("""{"paths":{"/a":{"$ref":"#/paths/~1a"},"/b":{"$ref":"#/paths/~1c"},"/c":{"$ref":"#/paths/~1b"}}}""").ShouldBe(0);

    [Fact]
    public void Broken_text_is_replaced_and_quoted()
    {
        var row = Reading.Row("""{"openapi":"3.0.0","info":{"title":"T"},"paths":{"/\ud800":{"get":{"summary":"a\ud800b \u0000$(rm -rf /)","operationId":"x\ny","parameters":[{"name":"\udc00","in":"query","example":"\ud800"}]}}}}""");

        row.ShouldSatisfyAllConditions(
            () => row.Functionality.ShouldBe("a\uFFFDb $(rm -rf /)"),
            () => row.EndpointName.ShouldBe("x y"),
            () => row.Request.ShouldContain("%EF%BF%BD=%EF%BF%BD"));
    }

    private static long OperationCounterOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return OperationCounter.Count(document.RootElement);
    }

    private sealed class NoFile : IFileContents
    {
        public byte[] Read(string source, string path) => throw new IOException("gone");
    }
}
