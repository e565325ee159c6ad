using ApiPack.Etl.Verification;
using ApiPack.Etl.Verification.Sent;

namespace ApiPack.Etl.Tests.Verification.Readers;

/// <summary>curl's own rules for <c>--form</c> and <c>--form-string</c>.</summary>
public class CurlFormTests
{
    [Theory]
    [InlineData("--form a=b", "a=b")]
    [InlineData("--form a=", "a=")]
    [InlineData("--form a=b=c", "a=b=c")]
    [InlineData("--form 'a=b,c'", "a=b,c")]
    [InlineData("--form 'a= b '", "a=b")]
    [InlineData("--form 'a=\"b;c\"'", "a=b;c")]
    [InlineData("--form 'a=\" b \\\"q\\\" \\\\ \"'", "a= b \"q\" \\ ")]
    [InlineData("--form 'a=\"b'", "a=\"b")]
    [InlineData("--form 'a={};type=application/json'", "a={} type=application/json")]
    [InlineData("--form 'a=x;type=text/plain;charset=utf-8'", "a=x type=text/plain;charset=utf-8")]
    [InlineData("--form 'a=x;type=text/plain; charset=utf-8'", "a=x type=text/plain; charset=utf-8")]
    [InlineData("--form 'a=x;type=text/plain;headers=y'", null)]
    [InlineData("--form a=@cat.png", "a=@cat.png")]
    [InlineData("--form 'a=@\"my cat.png\";type=image/png'", "a=@my cat.png type=image/png")]
    [InlineData("--form 'a=@cat.png;filename=dog.png'", "a=@cat.png file=dog.png")]
    [InlineData("--form 'a=@cat.png;type=image/png;q=1;filename=dog.png'", "a=@cat.png file=dog.png type=image/png;q=1")]
    [InlineData("--form-string 'a=@b;c '", "a=@b;c ")]
    [InlineData("--form a", null)]
    [InlineData("--form 'a=b;c'", null)]
    [InlineData("--form 'a=@x,y'", null)]
    [InlineData("--form 'a=<x'", null)]
    [InlineData("--form 'a=(x'", null)]
    [InlineData("--form 'a=\"b\"c'", null)]
    public void A_part_is_what_curl_makes_of_it(string option, string? part)
    {
        var sent = new SentRequest();
        var finding = CallReaders.Read("cURL", $"curl --request POST \\\n  --url https://api.example.com \\\n  {option}", sent);
        (finding is null ? Shown(sent, sent.Parts.Single()) : null).ShouldBe(part, finding);
    }

    private static string Shown(SentRequest sent, SentPart part) => string.Concat(
        sent.Text[part.Name],
        part.IsFile ? "=@" : "=",
        (part.IsFile ? sent.Paths : sent.Text)[part.Value],
        $"{(part.FileName is { } file ? $" file={sent.Text[file]}" : "")}{(part.ContentType is { } type ? $" type={sent.Text[type]}" : "")}");
}
