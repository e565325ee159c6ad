using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Core;

public class RequestCodecTests
{
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
}
