using ApiPack.Etl.Calls.Wire;

namespace ApiPack.Etl.Tests.Calls;

public class WireUrlTests
{
    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com/", "api.example.com", "/")]
    [InlineData("HTTP://API.example.com:8080/A", "http://api.example.com:8080/A", "api.example.com:8080", "/A")]
    [InlineData("https://u:P@x.com/a", "https://u:P@x.com/a", "x.com", "/a")]
    [InlineData("https://[::1]:80/a[b]", "https://[::1]:80/a%5Bb%5D", "[::1]:80", "/a%5Bb%5D")]
    [InlineData("https://x.com/{a}/%7Bb%7D/100%/%zz", "https://x.com/%7Ba%7D/%7Bb%7D/100%25/%25zz", "x.com", "/%7Ba%7D/%7Bb%7D/100%25/%25zz")]
    [InlineData("https://x.com/\u00e9\ud83d\ude00 \n", "https://x.com/%C3%A9%F0%9F%98%80%20%0A", "x.com", "/%C3%A9%F0%9F%98%80%20%0A")]
    [InlineData("https://x.com?a=b", "https://x.com/?a=b", "x.com", "/?a=b")]
    [InlineData("https://x.com#a", "https://x.com/#a", "x.com", "/")]
    public void A_url_is_written_as_tools_send_it(string url, string full, string host, string target)
    {
        var wire = WireUrl.Of(new() { Method = "GET", Url = url }).ShouldNotBeNull();
        (wire.Full, wire.Host, wire.Target).ShouldBe((full, host, target));
    }

    [Fact]
    public void The_query_stands_before_the_fragment_and_what_the_url_brought()
    {
        var wire = WireUrl.Of(new() { Method = "GET", Url = "https://x.com/a?b=1#c#d", Query = [new("e", "[2]", "e=[2]")] }).ShouldNotBeNull();
        wire.Full.ShouldBe("https://x.com/a?e=%5B2%5D&b=1#c%23d");
        wire.WithoutQuery.ShouldBe("https://x.com/a#c%23d");
        wire.Target.ShouldBe("/a?e=%5B2%5D&b=1");
        wire.HasOwnQuery.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://x.com/", null)]
    [InlineData("https://x.com:443/", "443")]
    [InlineData("http://[::1]/", null)]
    [InlineData("http://[::1]:81/", "81")]
    public void A_port_is_what_the_url_names(string url, string? port) => WireUrl.Of(new() { Method = "GET", Url = url })!.Port.ShouldBe(port);
}
