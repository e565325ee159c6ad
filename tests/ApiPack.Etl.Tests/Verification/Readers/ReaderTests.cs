using ApiPack.Etl.Core;
using ApiPack.Etl.Verification;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Tests.Verification.Readers;

/// <summary>What libraries do with the code, and code that is not of the generated form.</summary>
public class ReaderTests
{
    [Theory]
    [InlineData("cURL", "--request GET", "--request HEAD", "waits for a body")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url 'https://api.example.com/v1/{pets}'", "takes for a pattern")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url https://api.example.com/v1/pets \\\n  --insecure", "does not know")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url https://api.example.com/v1/pets \\\n  --header @file", "headers from a file")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url https://api.example.com/v1/pets \\\n  --cookie file", "cookies from a file")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url https://api.example.com/v1/pets \\\n  --data @file", "data from a file")]
    [InlineData("cURL", "--url https://api.example.com/v1/pets", "--url https://api.example.com/v1/pets \\\n  --data a \\\n  --form b=c", "two kinds")]
    [InlineData("java", ".get()", ".post(null)", "OkHttp refuses")]
    [InlineData("java", ".get()", ".method(\"PATCH\", null)", "OkHttp refuses")]
    [InlineData("java", ".get()", ".post(body)", "not declared")]
    [InlineData("node", "method: 'GET'", "method: 'GET', agent: false", "expected")]
    [InlineData("python", "HTTPSConnection(\"api", "HTTPSConnection('api", "expected a string")]
    [InlineData("python", "\"/v1/pets\"", "\"v1/pets\"", "no path")]
    [InlineData("go", "\"fmt\"\n", "\"fmt\"\n\t\"strings\"\n", "expected")]
    [InlineData("ruby", "http.use_ssl = true\n", "", "expected")]
    [InlineData("ruby", "https://", "http://", "scheme differ")]
    [InlineData("ruby", "HTTP::Get", "HTTP::Fetch", "does not have")]
    [InlineData("php", "CURLOPT_URL", "CURLOPT_PORT => \"81\",\n  CURLOPT_URL", "a port other")]
    [InlineData("php", "\"GET\"", "\"HEAD\"", "expected `  CURLOPT_NOBODY")]
    [InlineData("swift", "request.httpMethod = \"GET\"\n", "request.httpMethod = \"\\(method)\"\n", "interpolation")]
    [InlineData("libcurl", "\"GET\");\n", "\"HEAD\");\n", "expected `curl_easy_setopt(hnd, CURLOPT_NOBODY")]
    [InlineData("javascript", "const data = null", "const data = undefined", "expected a string")]
    public void Code_that_would_do_something_else_is_a_finding(string lang, string what, string by, string finding)
    {
        var code = GoldenCalls.Code(lang, "get-plain");
        code.ShouldContain(what);
        CallReaders.Read(lang, code.Replace(what, by, StringComparison.Ordinal), new()).ShouldNotBeNull().ShouldContain(finding);
    }

    [Fact]
    public void The_request_package_gives_a_list_in_the_query_its_indices()
    {
        var code = GoldenCalls.Code("node", "get-plain").Replace("pets'", "pets', qs: {tags: ['a b', \"it's\"], q: '*'}", StringComparison.Ordinal);
        var sent = new SentRequest();
        CallReaders.Read("node", code, sent).ShouldBeNull();
        sent.Text[sent.Url].ToString().ShouldBe("https://api.example.com/v1/pets?tags%5B0%5D=a%20b&tags%5B1%5D=it%27s&q=%2A");
    }

    [Theory]
    [InlineData("X-A: b", "X-A", "b")]
    [InlineData("X-A;", "X-A", "")]
    [InlineData("X-A: b: c", "X-A", "b: c")]
    [InlineData("X-A:", null, null)]
    [InlineData("X-A: ", null, null)]
    public void A_header_line_is_what_curl_makes_of_it(string line, string? name, string? value)
    {
        var sent = new SentRequest();
        CallReaders.Read("cURL", $"curl --request GET \\\n  --url https://api.example.com \\\n  --header '{line}'", sent).ShouldBeNull();
        sent.Headers.Select(header => (sent.Text[header.Name].ToString(), sent.Text[header.Value].ToString()))
            .ShouldBe(name is null ? [] : [(name, value!)]);
    }

    [Fact]
    public void Code_cut_or_spliced_anywhere_does_no_harm()
    {
        var sent = new SentRequest();
        foreach (var lang in GoldenCalls.Folders.Keys)
        {
            foreach (var name in GoldenCalls.Names)
            {
                var code = GoldenCalls.Code(lang, name);
                var request = GoldenCalls.Request(name);
                var choice = new SeededChoice("cut", $"{lang}/{name}");
                for (var i = 0; i < 20; i++)
                {
                    var cut = choice.Next(code.Length);
                    Verifier.Verify(request, lang, code.AsSpan(0, cut)).ShouldNotBeNull($"{lang} {name} cut at {cut}");
                    _ = CallReaders.Read(lang, string.Concat(code.AsSpan(0, cut), code.AsSpan(choice.Next(code.Length))), sent);
                }
            }
        }
    }
}
