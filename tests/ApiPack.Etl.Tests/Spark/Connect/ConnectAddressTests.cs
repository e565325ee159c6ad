using ApiPack.Etl.Core;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Tests.Spark.Connect;

public sealed class ConnectAddressTests
{
    [Theory]
    [InlineData("sc://spark", "http://spark:15002/")]
    [InlineData("sc://spark:443", "http://spark:443/")]
    [InlineData("sc://spark:80", "http://spark:80/")]
    [InlineData("sc://spark:443/;use_ssl=true", "https://spark:443/")]
    [InlineData("sc://spark/;token=t", "https://spark:15002/")]
    [InlineData("sc://spark/;token=t;use_ssl=false", "http://spark:15002/")]
    [InlineData("sc://127.0.0.1:15002/;token=t", "http://127.0.0.1:15002/")]
    [InlineData("sc://[::1]:7/;token=t", "http://[::1]:7/")]
    public void An_address_says_where_and_how(string text, string uri) => ConnectAddress.Parse(text).Uri.ShouldBe(new Uri(uri));

    [Fact]
    public void Parameters_are_read()
    {
        var address = ConnectAddress.Parse("sc://spark/;token=a%3Bb%2F%3D;user_id=me;x-tenant=blue");

        address.ShouldSatisfyAllConditions(
            () => address.Token.ShouldBe("a;b/="),
            () => address.UserId.ShouldBe("me"),
            () => address.Headers.ShouldBe(new Dictionary<string, string> { ["x-tenant"] = "blue" }));
    }

    [Theory]
    [InlineData("spark:15002", "begins with sc://")]
    [InlineData("sc://", "no host and port")]
    [InlineData("sc://spark:port", "no host and port")]
    [InlineData("sc://spark/path", "after sc://spark come /;")]
    [InlineData("sc://spark/;tokn=secret", "parameter 'tokn' is not known")]
    [InlineData("sc://spark/;token=", "token is empty")]
    [InlineData("sc://spark/;token=secret;token=secret", "given twice")]
    [InlineData("sc://spark/;token=secret%0A", "control characters")]
    [InlineData("sc://spark/;use_ssl=yes;token=secret", "write true or false")]
    public void What_is_wrong_is_said_without_the_secret(string text, string said)
    {
        var message = Should.Throw<InputException>(() => ConnectAddress.Parse(text)).Message;

        message.ShouldContain(said);
        message.ShouldNotContain("secret");
    }

    [Fact]
    public void The_token_is_not_shown() => $"{ConnectAddress.Parse("sc://spark/;token=secret")}".ShouldBe("sc://spark:15002/;use_ssl=true");
}
