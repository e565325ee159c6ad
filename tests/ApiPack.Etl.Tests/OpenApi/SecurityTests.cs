namespace ApiPack.Etl.Tests.OpenApi;

public class SecurityTests
{
    private const string Schemes = """
        "components":{"securitySchemes":{
          "basic":{"type":"http","scheme":"Basic"},"bearer":{"type":"http","scheme":"bearer"},"digest":{"type":"http","scheme":"digest"},
          "header":{"type":"apiKey","in":"header","name":"X-Key"},"query":{"type":"apiKey","in":"query","name":"key"},"cookie":{"type":"apiKey","in":"cookie","name":"sid"},
          "auth":{"type":"apiKey","in":"header","name":"Authorization"},"oauth":{"type":"oauth2","flows":{}},"oidc":{"type":"openIdConnect","openIdConnectUrl":"x"},
          "tls":{"type":"mutualTLS"},"broken":{"type":7},"named":{"$ref":"#/components/securitySchemes/header"}}}
        """;

    private static string Credentials(string security, string operation = "")
    {
        var request = Reading.RequestOf(operation, $"\"security\":{security},{Schemes}");
        return string.Join('|', request.Headers.Select(header => $"{header.Name}: {header.Value}")
            .Concat(request.Query.Select(item => item.Encoded))
            .Concat(request.Cookies.Select(cookie => $"cookie {cookie.Name}={cookie.Value}")));
    }

    [Theory]
    [InlineData("""[{"basic":[]}]""", "Authorization: Basic REPLACE_BASIC_AUTH")]
    [InlineData("""[{"bearer":[]}]""", "Authorization: Bearer REPLACE_BEARER_TOKEN")]
    [InlineData("""[{"oauth":["read"]}]""", "Authorization: Bearer REPLACE_BEARER_TOKEN")]
    [InlineData("""[{"oidc":[]}]""", "Authorization: Bearer REPLACE_BEARER_TOKEN")]
    [InlineData("""[{"digest":[]}]""", "Authorization: Digest REPLACE_CREDENTIALS")]
    [InlineData("""[{"header":[]}]""", "X-Key: REPLACE_KEY_VALUE")]
    [InlineData("""[{"named":[]}]""", "X-Key: REPLACE_KEY_VALUE")]
    [InlineData("""[{"query":[]}]""", "key=REPLACE_KEY_VALUE")]
    [InlineData("""[{"cookie":[]}]""", "cookie sid=REPLACE_KEY_VALUE")]
    [InlineData("""[{"tls":[]}]""", "")]
    [InlineData("""[]""", "")]
    [InlineData("""[{}]""", "")]
    [InlineData("""[{},{"basic":[]}]""", "")]
    [InlineData("""[{"basic":[]},{}]""", "Authorization: Basic REPLACE_BASIC_AUTH")]
    [InlineData("""[{"header":[],"query":[]}]""", "X-Key: REPLACE_KEY_VALUE|key=REPLACE_KEY_VALUE")]
    [InlineData("""[{"basic":[],"auth":[]},{"query":[]}]""", "key=REPLACE_KEY_VALUE")]
    [InlineData("""[{"basic":[],"auth":[]}]""", "Authorization: Basic REPLACE_BASIC_AUTH")]
    [InlineData("""[{"broken":[]},{"missing":[]},{"query":[]}]""", "key=REPLACE_KEY_VALUE")]
    [InlineData("""[{"bearer":[]},{"basic":[]}]""", "Authorization: Basic REPLACE_BASIC_AUTH")]
    [InlineData("""[null,7,"x"]""", "")]
    public void One_alternative_is_satisfied_whole(string security, string credentials) => Credentials(security).ShouldBe(credentials);

    [Fact]
    public void An_operations_security_replaces_the_documents() => Credentials("""[{"basic":[]}]""", "\"security\":[]").ShouldBe("");

    [Fact]
    public void A_credential_takes_the_place_of_a_declared_parameter() =>
        Credentials("""[{"header":[],"query":[]}]""", "\"parameters\":[{\"name\":\"x-key\",\"in\":\"header\"},{\"name\":\"key\",\"in\":\"query\"}]")
            .ShouldBe("x-key: REPLACE_KEY_VALUE|key=REPLACE_KEY_VALUE");
}
