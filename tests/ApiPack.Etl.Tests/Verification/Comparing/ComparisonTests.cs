using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Verification;
using ApiPack.Etl.Verification.Comparing;

namespace ApiPack.Etl.Tests.Verification.Comparing;

/// <summary>When a sent request is the request, with cURL command lines as what is sent.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData("https://api.example.com/a", "https://api.example.com/a", null)]
    [InlineData("https://API.example.com/a", "https://api.example.com/a", null)]
    [InlineData("https://api.example.com", "https://api.example.com/", null)]
    [InlineData("https://api.example.com/{id} é\"", "https://api.example.com/%7Bid%7D%20%C3%A9%22", null)]
    [InlineData("https://api.example.com/it's", "https://api.example.com/it%27s", null)]
    [InlineData("https://api.example.com/100%", "https://api.example.com/100%25", null)]
    [InlineData("https://api.example.com/100%", "https://api.example.com/100%", "url-differs")]
    [InlineData("https://api.example.com/100%2x%25", "https://api.example.com/100%252x%25", null)]
    [InlineData("https://api.example.com/a?b=c", "https://api.example.com/a?b=c", null)]
    [InlineData("https://api.example.com/a#b", "https://api.example.com/a", null)]
    [InlineData("https://api.example.com/a#b#c", "https://api.example.com/a#b%23c", null)]
    [InlineData("https://api.example.com/a", "http://api.example.com/a", "url-differs")]
    [InlineData("https://api.example.com/a", "https://api.example.com/A", "url-differs")]
    [InlineData("https://api.example.com/a", "https://api.example.com/%61", "url-differs")]
    [InlineData("https://api.example.com/a/b", "https://api.example.com/a%2Fb", "url-differs")]
    [InlineData("https://api.example.com/%7b", "https://api.example.com/%7B", "url-differs")]
    [InlineData("https://api.example.com/%20", "https://api.example.com/%2520", "url-differs")]
    [InlineData("https://api.example.com/a#b", "https://api.example.com/a#c", "url-differs")]
    [InlineData("https://api.example.com/a b", "https://api.example.com/a b", "url-illegal")]
    [InlineData("https://api.example.com/é", "https://api.example.com/é", "url-illegal")]
    public void Url(string url, string sent, string? reason) => Reason(new() { Method = "GET", Url = url }, $"--url '{sent.Replace("'", "'\\''", StringComparison.Ordinal)}'").ShouldBe(reason);

    [Theory]
    [InlineData("?a=1&b=x%20y", null)]
    [InlineData("?b=x%20y&a=1", "url-differs")]
    [InlineData("?a=1", "url-differs")]
    [InlineData("?a=1&b=x+y", "url-differs")]
    [InlineData("?a=1&b=x%20y&", "url-differs")]
    public void Query(string query, string? reason) => Reason(
        new() { Method = "GET", Url = "https://api.example.com/", Query = [new("a", "1", "a=1"), new("b", "x y", "b=x%20y")] },
        $"--url 'https://api.example.com/{query}'").ShouldBe(reason);

    [Theory]
    [InlineData("A: 1|B: 2", "A: 1|B: 2", null)]
    [InlineData("A: 1|B: 2", "B: 2|A: 1", null)]
    [InlineData("Accept: x", "accept: x", null)]
    [InlineData("A: 1|A: 2", "A: 1, 2", null)]
    [InlineData("A: 1, 2", "A: 1|A: 2", null)]
    [InlineData("A: é", "A: %C3%A9", null)]
    [InlineData("A: 1|B: 2", "A: 1", "header-missing")]
    [InlineData("A: 1", "A: 1|B: 2", "header-extra")]
    [InlineData("A: 1", "A: 1|A: 1", "header-differs")]
    [InlineData("A: 1|A: 2", "A: 2|A: 1", "header-differs")]
    [InlineData("A: x", "A: X", "header-differs")]
    [InlineData("A: é", "A: é", null)]
    [InlineData("A: 1", "A: 1|Cookie: x=y", "cookie-differs")]
    [InlineData("Cookie: x=y", "Cookie: x=y", null)]
    [InlineData("Cookie: x=y", "Cookie: x=z", "cookie-differs")]
    public void Headers(string expected, string sent, string? reason) => Reason(
        new() { Method = "GET", Url = "https://api.example.com/", Headers = [.. expected.Split('|').Select(static line => new NameValue(line.Split(": ")[0], line.Split(": ")[1]))] },
        "--url https://api.example.com/" + string.Concat(sent.Split('|').Select(static line => $" \\\n  --header '{line}'"))).ShouldBe(reason);

    [Theory]
    [InlineData("--cookie 'a=1; b=%20'", null)]
    [InlineData("--cookie 'b=%20; a=1'", "cookie-differs")]
    [InlineData("--cookie a=1", "cookie-differs")]
    [InlineData("--header 'cookie: a=1; b=%20'", null)]
    public void Cookies(string option, string? reason) => Reason(
        new() { Method = "GET", Url = "https://api.example.com/", Cookies = [new("a", "1"), new("b", "%20")] },
        $"--url https://api.example.com/ \\\n  {option}").ShouldBe(reason);

    [Theory]
    [InlineData("--data '{\"a\":1}'", null)]
    [InlineData("--data '{\"a\": 1}'", "body-differs")]
    [InlineData("--data '{\"a\":1}' \\\n  --data b", "body-differs")]
    [InlineData("--data ''", "body-missing")]
    [InlineData("--data-binary @file", "body-differs")]
    [InlineData("--form a=1", "body-differs")]
    public void A_text(string option, string? reason) => Reason(
        new() { Method = "GET", Url = "https://api.example.com/", Body = new TextBody("application/json", "{\"a\":1}", IsJson: true) },
        $"--url https://api.example.com/ \\\n  {option}").ShouldBe(reason);

    [Theory]
    [InlineData("--data a=1 \\\n  --data b=%20", null)]
    [InlineData("--data 'a=1&b=%20'", null)]
    [InlineData("--data b=%20 \\\n  --data a=1", "body-differs")]
    [InlineData("--data a=1", "body-differs")]
    public void A_form(string option, string? reason) => Reason(
        new() { Method = "GET", Url = "https://api.example.com/", Body = new FormBody("application/x-www-form-urlencoded", [new("a", "1", "a=1"), new("b", " ", "b=%20")]) },
        $"--url https://api.example.com/ \\\n  {option}").ShouldBe(reason);

    [Fact]
    public void A_body_that_the_request_does_not_have_is_found() =>
        Reason(new() { Method = "GET", Url = "https://api.example.com/" }, "--url https://api.example.com/ \\\n  --data a").ShouldBe("body-extra");

    [Fact]
    public void Another_method_is_found() =>
        Reason(new() { Method = "PUT", Url = "https://api.example.com/" }, "--url https://api.example.com/").ShouldBe("method-differs");

    private static string? Reason(Request request, string options)
    {
        Mismatch? mismatch = Verifier.Verify(request, "cURL", $"curl --request GET \\\n  {options}");
        return mismatch?.Reason;
    }
}
