using ApiPack.Etl.Core;
using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Tests.Models;

public class ModelUriTests
{
    [Fact]
    public void AllPartsAreRead()
    {
        var uri = ModelUri.Parse("vllm+http://gpu1:8000/mistralai/Mistral-7B-Instruct-v0.2?revision=abc&key_env=GPU_KEY&replicas=gpu2:8000,gpu3:8001&prompt=text&in_flight=32&attempt_seconds=60&total_seconds=600");
        uri.Kind.ShouldBe("vllm");
        uri.Model.ShouldBe("mistralai/Mistral-7B-Instruct-v0.2");
        uri.Addresses.Select(static address => address.ToString()).ShouldBe(["http://gpu1:8000/", "http://gpu2:8000/", "http://gpu3:8001/"]);
        (uri.Revision, uri.KeyVariable, uri.Chat, uri.InFlight, uri.AttemptSeconds, uri.TotalSeconds).ShouldBe(("abc", "GPU_KEY", false, 32, 60, 600));
    }

    [Fact]
    public void AModelAndItsParametersMayBeLeftOut()
    {
        var uri = ModelUri.Parse("openai+https://api.example.com?base=/openai");
        uri.Model.ShouldBe("");
        uri.Chat.ShouldBeTrue();
        uri.Addresses.Single().ToString().ShouldBe("https://api.example.com/openai/");
    }

    [Theory]
    [InlineData("gpu1:8000", "names no kind of server")]
    [InlineData("http://gpu1:8000/m", "names no kind of server")]
    [InlineData("vlm+http://gpu1:8000/m", "'vlm' is no kind of model server")]
    [InlineData("vllm+ftp://gpu1/m", "holds no address")]
    [InlineData("vllm+http:///m", "holds no address")]
    [InlineData("vllm+http://gpu1/m?retries=3", "'retries'")]
    [InlineData("vllm+http://gpu1/m?revision=a&revision=b", "twice")]
    [InlineData("vllm+http://gpu1/m?in_flight=0", "from 1 to 4096")]
    [InlineData("vllm+http://gpu1/m?attempt_seconds=soon", "from 1 to 3600")]
    [InlineData("vllm+http://gpu1/m?prompt=json", "neither 'chat' nor 'text'")]
    [InlineData("vllm+http://gpu1/m?replicas=http://gpu2", "a replica that is not HOST:PORT")]
    [InlineData("vllm+http://gpu1/m#x", "fragment")]
    public void AWrongUriIsNamedWithWhatToDo(string text, string said) =>
        Should.Throw<InputException>(() => ModelUri.Parse(text)).Message.ShouldContain(said);

    [Theory]
    [InlineData("vllm+http://user:s3cret@gpu1:8000/m")]
    [InlineData("openai+https://api.example.com/m?api_key=s3cret")]
    [InlineData("openai+https://api.example.com/m?key=s3cret")]
    [InlineData("openai+https://api.example.com/m?replicas=user:s3cret@gpu2")]
    public void ASecretInAUriIsRefusedAndNotRepeated(string text) =>
        Should.Throw<InputException>(() => ModelUri.Parse(text)).Message.ShouldNotContain("s3cret");
}
