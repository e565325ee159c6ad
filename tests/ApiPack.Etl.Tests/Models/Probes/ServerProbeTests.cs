using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Probes;

/// <summary>A server is believed for what it does, not for what it is called or answers 200 to.</summary>
public class ServerProbeTests
{
    [Theory]
    [InlineData("llamacpp")]
    [InlineData("openai")]
    [InlineData("vllm")]
    [InlineData("tgi")]
    public async Task AServerWithoutPromptLogProbabilitiesIsRefusedForScoringByName(string kind)
    {
        await using var server = new LoopbackServer(static request => request.Path is "/v1/completions" or "/generate" ? Unscored(request) : LetterServer.Reply(request));
        using (await Opened.Model(kind, server, ModelUses.Generation))
        {
        }

        var error = await Should.ThrowAsync<InputException>(() => Opened.Model(kind, server, ModelUses.Scoring));
        error.Message.ShouldBe($"the {kind} server at {server.Authority} answers 200 but gives no prompt log-probabilities: use it for generation, not for scoring");
    }

    [Fact]
    public async Task AServerWhoseTokensAreShiftedIsRefusedForScoring()
    {
        await using var server = new LoopbackServer(static request =>
        {
            var reply = LetterServer.Reply(request);
            return request.Path == "/generate" ? reply with { Body = reply.Body.Replace("[[null,", "[[-0.5,", StringComparison.Ordinal) } : reply;
        });
        var error = await Should.ThrowAsync<InputException>(() => Opened.Model("sglang", server, ModelUses.Scoring));
        error.Message.ShouldContain("cannot be relied on");
        error.Message.ShouldContain("shifted");
    }

    [Fact]
    public async Task AServerThatGivesOneTextOnlyIsAskedOncePerSeed()
    {
        await using var server = new LoopbackServer(static request => request.Path == "/v1/chat/completions"
            ? LetterServer.Reply(request with { Body = request.Body.Replace("\"n\":", "\"ignored\":", StringComparison.Ordinal) })
            : LetterServer.Reply(request));
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        var reply = (GenerationReply)await model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Count = 5, Seed = 3 }, CancellationToken.None);
        reply.Texts.ShouldBe(Enumerable.Range(3, 5).Select(LetterServer.Written));
    }

    [Theory]
    [InlineData("Good.", 1, 0)]
    [InlineData("The answer is bad", 0, 1)]
    [InlineData("Good or bad, who knows", 0, 0)]
    [InlineData("Goodness", 0, 0)]
    public async Task AServerWithoutFirstTokensHasItsLabelsReadFromAnAnswer(string answer, double good, double bad)
    {
        await using var server = new LoopbackServer(request => request.Path == "/v1/chat/completions"
            ? LoopbackReply.Json(new { choices = new[] { new { index = 0, message = new { content = answer }, finish_reason = "length" } } })
            : LetterServer.Reply(request));
        using var model = await Opened.Model("openai", server, ModelUses.Classification);
        var reply = (ClassificationReply)await model.Ask(new ClassificationRequest { Prompt = Prompt.User("Good or Bad?"), Labels = ["Good", "Bad"] }, CancellationToken.None);
        (reply.Masses[0], reply.Masses[1], reply.FromText).ShouldBe((good, bad, true));
    }

    [Fact]
    public async Task AServerThatIsStillStartingIsWaitedFor()
    {
        var starting = 4;
        await using var server = new LoopbackServer(request => Interlocked.Decrement(ref starting) >= 0 ? new(503, """{"error":"loading the model"}""") : LetterServer.Reply(request));
        using var model = await Opened.Model("vllm", server, ModelUses.Generation | ModelUses.Classification | ModelUses.Scoring);
        starting.ShouldBeLessThan(0);
    }

    [Fact]
    public async Task AKindIsNotAskedForWhatItHasNot()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        (await Should.ThrowAsync<InputException>(() => Opened.Model("tei", server, ModelUses.Generation | ModelUses.Embedding))).Message.ShouldBe("a tei server cannot be asked for generation: name another --model for that");
    }

    [Fact]
    public async Task AModelThatTheServerHasNotIsNamedBesideThoseItHas()
    {
        await using var server = new LoopbackServer(static request => request.Path == "/v1/models" ? LoopbackReply.Json(new { data = new[] { new { id = "words" }, new { id = "lines" } } }) : LetterServer.Reply(request));
        (await Should.ThrowAsync<InputException>(() => Opened.Model("vllm", server, ModelUses.Generation))).Message.ShouldEndWith("has no model 'letters', but words, lines");
    }

    [Fact]
    public async Task AServerOfAnotherKindIsFoundOut()
    {
        await using var server = new LoopbackServer(static request => request.Path == "/info" ? new(404, "{}") : LetterServer.Reply(request));
        (await Should.ThrowAsync<InputException>(() => Opened.Model("tgi", server, ModelUses.Generation))).Message.ShouldContain("is it a tgi server");
    }

    [Fact]
    public async Task ARevisionThatTheServerHasNotIsRefused()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        (await Should.ThrowAsync<InputException>(() => Opened.Model("tgi", server, ModelUses.Generation, "?revision=ffff9999"))).Message.ShouldContain("has the revision 0123abcd, not ffff9999");
    }

    [Fact]
    public async Task ReplicasThatDifferAreRefused()
    {
        await using var first = new LoopbackServer(LetterServer.Reply);
        await using var second = new LoopbackServer(static request => request.Path == "/tokenize" ? LoopbackReply.Json(new { tokens = new[] { 1, 2, 3 } }) : LetterServer.Reply(request));
        (await Should.ThrowAsync<InputException>(() => Opened.Model("vllm", first, ModelUses.Generation, $"?replicas={second.Authority}"))).Message.ShouldContain("are not the same model");
    }

    [Fact]
    public async Task AnIdentityHoldsWhatAnswersAndNotWhere()
    {
        await using var server = new LoopbackServer(LetterServer.Reply);
        using var named = await Opened.Model("vllm", server, ModelUses.Generation, "?revision=main");
        named.Identity.ShouldMatch("^vllm:letters@main[+][0-9a-f]{8}$");
        using var text = await Opened.Model("tgi", server, ModelUses.Scoring, "?prompt=text");
        text.Identity.ShouldMatch("^tgi:letters@0123abcd[+][0-9a-f]{8};prompt=text$");
    }

    private static LoopbackReply Unscored(LoopbackRequest request) => request.Path == "/generate"
        ? LoopbackReply.Json(new { generated_text = "x", details = new { finish_reason = "length", generated_tokens = 1, prefill = Array.Empty<int>() } })
        : LoopbackReply.Json(new
        {
            choices = new[] { new { index = 0, text = "x", finish_reason = "length", logprobs = new { tokens = new[] { "x" }, token_logprobs = new[] { -0.1 } } } },
            usage = new { prompt_tokens = 30, completion_tokens = 1 },
        });
}
