using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Tests.Core;

public class ApiFamilyTests
{
    [Theory]
    [InlineData("GET", "/v2/users/{id}", "get /users/{}")]
    [InlineData("get", "/users/{user}", "get /users/{}")]
    [InlineData("POST", "/api/2021-05-01/items", "post /api/items")]
    [InlineData("POST", "/1.0/items:search", "post /items:search")]
    [InlineData("get", "/", "get ")]
    [InlineData("get", "/vehicles/{a}.{b}", "get /vehicles/{}.{}")]
    public void An_operation_is_one_in_every_version(string method, string path, string expected) =>
        ApiFamily.Operation(method, path).ShouldBe(expected);

    [Theory]
    [InlineData("guru/microsoft.com/graph-beta", "guru/microsoft.com/graph")]
    [InlineData("guru/microsoft.com/graph", "guru/microsoft.com/graph")]
    [InlineData("guru/github.com/ghes-3.8", "guru/github.com/ghes")]
    [InlineData("guru/adyen.com/PaymentService-v71", "guru/adyen.com/paymentservice")]
    [InlineData("guru/twilio.com/twilio_v1", "guru/twilio.com/twilio")]
    [InlineData("guru/amazonaws.com/sesv2", "guru/amazonaws.com/ses")]
    [InlineData("guru/amazonaws.com/ec2", "guru/amazonaws.com/ec2")]
    public void A_name_less_its_version_is_the_family(string apiId, string expected) =>
        ApiFamily.Name(apiId).ShouldBe(expected);
}
