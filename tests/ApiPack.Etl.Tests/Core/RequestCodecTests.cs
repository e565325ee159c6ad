using System.Text.Encodings.Web;
using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Core;

public class RequestCodecTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var request = new Request
        {
            Method = "POST",
            Url = "https://api.example.com/v1/users/%7Bid%7D",
            Query = [new("tags", "a b", "tags=a%20b")],
            Headers = [new("X-Trace", "\"é\n")],
            Body = new MultipartBody("multipart/form-data", [new("file", "", "a.bin", "image/png"), new("note", "hi")]),
        };

        var text = RequestCodec.Write(request);

        RequestCodec.Write(RequestCodec.Read(text)).ShouldBe(text);
        RequestCodec.Read(text).Body.ShouldBeOfType<MultipartBody>().Parts.Count.ShouldBe(2);
        RequestCodec.Read(text).FullUrl().ShouldBe("https://api.example.com/v1/users/%7Bid%7D?tags=a%20b");
    }

    public static TheoryData<RequestBody, string> Bodies => new()
    {
        { new TextBody("text/plain", "a", false), """{"kind":"text","text":"a","is_json":false,"media_type":"text/plain"}""" },
        { new FormBody("application/x-www-form-urlencoded", [new("a", "b c", "a=b+c")]), """{"kind":"form","fields":[{"name":"a","value":"b c","encoded":"a=b+c"}],"media_type":"application/x-www-form-urlencoded"}""" },
        { new MultipartBody("multipart/form-data", [new("f", "", "a.bin", "image/png"), new("n", "é")]), """{"kind":"multipart","parts":[{"name":"f","value":"","file_name":"a.bin","content_type":"image/png"},{"name":"n","value":"é"}],"media_type":"multipart/form-data"}""" },
        { new BinaryBody("image/png", "file.png"), """{"kind":"binary","file_name":"file.png","media_type":"image/png"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_written_compactly_and_read_back_in_any_layout(RequestBody body, string json)
    {
        var text = RequestCodec.Write(new Request { Method = "POST", Url = "https://a.example/", Body = body });

        text.ShouldBe($$"""{"method":"POST","url":"https://a.example/","query":[],"headers":[],"cookies":[],"body":{{json}}}""");
        RequestCodec.Write(RequestCodec.Read(text)).ShouldBe(text);
        RequestCodec.Write(RequestCodec.Read(text.Replace("\"url\":", "\"unknown\":null, \"url\":", StringComparison.Ordinal))).ShouldBe(text);
    }

    [Theory]
    [InlineData("say \"hi\" to C:\\temp")]
    [InlineData("line\r\nnext\ttab\b\f\u001f\u007f")]
    [InlineData("é пошта \u2028 \ue000 \ufdd0")]
    [InlineData("half \ud83d and whole \ud83d\ude00")]
    public void A_text_is_written_as_the_serializer_would(string text)
    {
        var json = JsonSerializer.Serialize(text, Relaxed);

        var written = RequestCodec.Write(new Request { Method = "GET", Url = "https://a.example/", Headers = [new("x", text)] });

        written.ShouldContain($$"""{"name":"x","value":{{json}}}""");
        RequestCodec.Read(written).Headers[0].Value.ShouldBe(JsonSerializer.Deserialize<string>(json));
    }

    [Theory]
    [InlineData("""\u0041\/\ud83d\ude00""", "A/\ud83d\ude00")]
    [InlineData("raw \ud83d\ude00", "raw \ud83d\ude00")]
    public void A_text_that_is_spelt_otherwise_is_read_by_the_serializer(string spelt, string text) =>
        RequestCodec.Read($$"""{"method":"GET","url":"{{spelt}}","query":[],"headers":[],"cookies":[]}""").Url.ShouldBe(text);

    [Theory]
    [InlineData("line\nend")]
    [InlineData("""\x""")]
    [InlineData("""\ud83d""")]
    public void A_text_that_is_none_is_refused(string spelt) =>
        Should.Throw<JsonException>(() => RequestCodec.Read($$"""{"method":"GET","url":"{{spelt}}","query":[],"headers":[],"cookies":[]}"""));

    [Fact]
    public void A_file_name_that_is_none_is_not_taken_for_a_part_without_one() => Should.Throw<JsonException>(() => RequestCodec.Read(
        """{"method":"POST","url":"/","query":[],"headers":[],"cookies":[],"body":{"kind":"multipart","parts":[{"name":"a","value":"b","file_name":"\}],"media_type":"multipart/form-data"}}"""));
}
