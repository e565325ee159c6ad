using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

public class BodyTests
{
    private static RequestBody? Body(string content, string rest = "", ArgumentMode mode = ArgumentMode.Placeholder) =>
        Reading.RequestOf($"\"requestBody\":{{\"content\":{content}}}", rest, method: "post", mode: mode).Body;

    private static string Text(string content, string rest = "") => Body(content, rest).ShouldBeOfType<TextBody>().Text;

    [Theory]
    [InlineData("application/json", "application/json", true)]
    [InlineData("application/json; charset=utf-8", "application/json; charset=utf-8", true)]
    [InlineData("application/vnd.api+json", "application/vnd.api+json", true)]
    [InlineData("*/*", "application/json", true)]
    [InlineData("application/x-yaml", "application/x-yaml", false)]
    public void Json_like_types_carry_json(string declared, string sent, bool isJson)
    {
        var body = Body($"{{\"{declared}\":{{\"schema\":{{\"type\":\"object\",\"properties\":{{\"a\":{{\"type\":\"integer\"}}}}}}}}}}").ShouldBeOfType<TextBody>();

        body.ShouldBe(new TextBody(sent, """{"a":0}""", isJson));
    }

    [Fact]
    public void Json_goes_before_forms_and_forms_before_others()
    {
        Body("""{"text/plain":{"schema":{}},"multipart/form-data":{"schema":{}},"application/json":{"schema":{}}}""")!.MediaType.ShouldBe("application/json");
        Body("""{"text/plain":{"schema":{}},"multipart/form-data":{"schema":{}}}""")!.MediaType.ShouldBe("multipart/form-data");
        Body("""{"text/plain":{"schema":{}},"application/xml":{"schema":{}}}""")!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public void A_body_brings_its_content_type_once() =>
        Reading.RequestOf("\"requestBody\":{\"content\":{\"application/json\":{}}}", method: "post").Headers.ShouldBe([new NameValue("content-type", "application/json")]);

    [Theory]
    [InlineData("""{"example":{"a":7}}""", """{"a":7}""")]
    [InlineData("""{"examples":{"x":{"value":{"a":8}}}}""", """{"a":8}""")]
    [InlineData("""{"example":{"a":"wrong"},"schema":{"properties":{"a":{"type":"integer"}}}}""", """{"a":0}""")]
    [InlineData("""{"example":{"a":1,"id":5},"schema":{"properties":{"a":{"type":"integer"},"id":{"readOnly":true}}}}""", """{"a":1}""")]
    public void A_valid_example_is_the_body(string media, string text) => Text($"{{\"application/json\":{media}}}").ShouldBe(text);

    [Fact]
    public void A_form_writes_arrays_as_fields_and_objects_as_json()
    {
        var form = Body("""
            {"application/x-www-form-urlencoded":{"schema":{"properties":{"a":{"example":"x y&z"},"b":{"type":"array","items":{"type":"integer"},"minItems":2},
             "c":{"properties":{"k":{"type":"boolean"}}},"d":{"properties":{"k":{"type":"boolean"}}},"e":{"type":"array","items":{"type":"string"}}}},
             "encoding":{"d":{"style":"deepObject"},"e":{"style":"deepObject","explode":true}}}}
            """).ShouldBeOfType<FormBody>();

        string.Join('&', form.Fields.Select(field => field.Encoded))
            .ShouldBe("a=x+y%26z&b=0&b=0&c=%7B%22k%22%3Atrue%7D&d%5Bk%5D=true&e%5B0%5D=string");
    }

    [Fact]
    public void A_multipart_body_has_a_part_for_each_property_and_item_and_files_where_binary()
    {
        var body = Body("""
            {"multipart/form-data":{"schema":{"properties":{"a":{"type":"string"},"f":{"type":"string","format":"binary"},"img":{"type":"string"},
             "l":{"type":"array","items":{"type":"string","format":"binary"}},"o":{"properties":{"k":{"type":"integer"}}},"t":{"type":"array","items":{"type":"string"}}}},
             "encoding":{"img":{"contentType":"image/png, image/jpeg"}}}}
            """).ShouldBeOfType<MultipartBody>();

        body.Parts.ShouldBe(
        [
            new MultipartPart("a", "string"),
            new MultipartPart("f", "", "f.bin", "application/octet-stream"),
            new MultipartPart("img", "", "img.png", "image/png"),
            new MultipartPart("l", "", "l.bin", "application/octet-stream"),
            new MultipartPart("o", """{"k":0}""", null, "application/json"),
            new MultipartPart("t", "string"),
        ]);
    }

    [Fact]
    public void Xml_follows_the_xml_object()
    {
        var text = Text("""
            {"application/xml":{"schema":{"$ref":"#/components/schemas/Pet"}}}
            """, """
            "components":{"schemas":{"Pet":{"type":"object","xml":{"name":"pet","namespace":"http://x.io","prefix":"p"},"properties":{
              "id":{"type":"integer","xml":{"attribute":true}},"name":{"type":"string","example":"<a & b>"},
              "tags":{"type":"array","xml":{"name":"tagList","wrapped":true},"items":{"type":"string","xml":{"name":"tag"}}},
              "urls":{"type":"array","items":{"type":"string"}}}}}}
            """);

        text.ShouldBe("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p:pet xmlns:p=\"http://x.io\" id=\"0\"><name>&lt;a &amp; b&gt;</name><tagList><tag>string</tag></tagList><urls>string</urls></p:pet>");
    }

    [Theory]
    [InlineData("application/octet-stream", "file.bin")]
    [InlineData("image/png", "file.png")]
    [InlineData("application/pdf", "file.pdf")]
    public void Bytes_come_from_a_file(string mediaType, string fileName) =>
        Body($"{{\"{mediaType}\":{{\"schema\":{{\"type\":\"string\",\"format\":\"binary\"}}}}}}").ShouldBe(new BinaryBody(mediaType, fileName));

    [Fact]
    public void A_body_behind_an_external_reference_is_an_empty_object()
    {
        Text("""{"application/json":{"schema":{"$ref":"other.json#/A"}}}""").ShouldBe("{}");
        Reading.RequestOf("\"requestBody\":{\"$ref\":\"other.json#/B\"}", method: "post").Body.ShouldBe(new TextBody("application/json", "{}", true));
    }

    [Fact]
    public void No_content_is_no_body()
    {
        Body("{}").ShouldBeNull();
        Reading.RequestOf("\"requestBody\":7", method: "post").Body.ShouldBeNull();
    }
}
