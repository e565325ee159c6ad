using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Probes;

/// <summary>A server's key goes into its header and nowhere else.</summary>
public class SecretTests
{
    private const string Key = "sk-very-secret-0123456789";
    private static readonly ModelHost Host = Opened.Host with { Environment = static name => name == "GPU_KEY" ? Key : null };

    [Fact]
    public async Task TheKeyIsSentAndIsNoPartOfIdentityOrResponseKey()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var keyed = await Opened.Model("vllm", server, ModelUses.Generation, "?key_env=GPU_KEY", Host);
        using var open = await Opened.Model("vllm", server, ModelUses.Generation);
        server.Requests.First().Headers["Authorization"].ShouldBe($"Bearer {Key}");
        keyed.Identity.ShouldBe(open.Identity);
        var request = new GenerationRequest { Prompt = Prompt.User("Write.") };
        ResponseKey.Of(keyed.Identity, request).ShouldBe(ResponseKey.Of(open.Identity, request));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    public async Task AServerThatRepeatsTheKeyIsToldOfWithoutIt(int status)
    {
        var refuse = false;
        await using var server = new LoopbackServer(request => refuse ? new(status, $$"""{"error":"Incorrect API key provided: {{Key}}, {{request.Headers["Authorization"]}}"}""") : LetterServer.Reply(request));
        using var model = await Opened.Model("vllm", server, ModelUses.Generation, "?key_env=GPU_KEY", Host);
        refuse = true;
        var error = await Should.ThrowAsync<ModelException>(() => model.Ask(new GenerationRequest { Prompt = Prompt.User("Write.") }, CancellationToken.None));
        error.Message.ShouldContain("Incorrect API key provided: ***, Bearer ***");
        error.ToString().ShouldNotContain(Key);

        var refused = await Should.ThrowAsync<InputException>(() => Opened.Model("vllm", server, ModelUses.Generation, "?key_env=GPU_KEY", Host));
        refused.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task AKeyThatIsNotSetIsAnInputErrorThatDoesNotRepeatWhatWasNamed()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        var error = await Should.ThrowAsync<InputException>(() => Opened.Model("vllm", server, ModelUses.Generation, $"?key_env={Key}", Host));
        error.Message.ShouldContain("is not set");
        error.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task AKeyThatWouldBreakItsHeaderIsRefusedUnseen()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        var error = await Should.ThrowAsync<InputException>(() => Opened.Model("vllm", server, ModelUses.Generation, "?key_env=GPU_KEY", Host with { Environment = static _ => $"{Key}\r\nHost: other" }));
        error.ToString().ShouldNotContain(Key);
    }
}
