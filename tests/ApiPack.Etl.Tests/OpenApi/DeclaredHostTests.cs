using ApiPack.Etl.OpenApi.Servers;

namespace ApiPack.Etl.Tests.OpenApi;

public class DeclaredHostTests
{
    [Theory]
    [InlineData("https://api.example.com/v1")]
    [InlineData("http://API.Example.COM")]
    [InlineData("https://1forge.com/forex-quotes")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://a_b.example.com/")]
    [InlineData("https://-a.example.com/")]
    [InlineData("https://a-.example.com/")]
    [InlineData("https://a..example.com/")]
    [InlineData("https://example.com./")]
    [InlineData("https://example.com:8080/")]
    [InlineData("https://example.com:port/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://example.com?query")]
    [InlineData("https://example.com\\path")]
    [InlineData("https://loopback/")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://1.2/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://a.b1/")]
    [InlineData("https://a.1b/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://")]
    [InlineData("ftp://example.com/")]
    [InlineData("example.com/")]
    public void A_host_is_the_one_that_the_URL_parser_finds(string url)
    {
        var expected = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.Host : null;

        DeclaredHost.OfUrl(url).ShouldBe(expected);
    }
}
