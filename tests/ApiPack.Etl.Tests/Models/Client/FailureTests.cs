using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Client;

/// <summary>What may succeed is tried again, what cannot is not, and nothing waits forever.</summary>
public class FailureTests
{
    private static readonly GenerationRequest Request = new() { Prompt = Prompt.User("Write."), Seed = 1 };

    [Theory]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task AStatusThatMayPassIsTriedAgain(int status)
    {
        var (server, model, fail) = await Failing(reply => new(status, "{}"));
        await using var _ = server;
        using var __ = model;
        fail(3);
        (await Text(model)).ShouldBe(LetterServer.Written(1));
    }

    [Fact]
    public async Task AConnectionResetInMidBodyIsTriedAgain()
    {
        var (server, model, fail) = await Failing(reply => reply with { ResetAfter = 10 });
        await using var _ = server;
        using var __ = model;
        fail(3);
        (await Text(model)).ShouldBe(LetterServer.Written(1));
    }

    [Fact]
    public async Task JsonThatEndsEarlyIsTriedAgain()
    {
        var (server, model, fail) = await Failing(reply => reply with { Body = reply.Body[..^5] });
        await using var _ = server;
        using var __ = model;
        fail(3);
        (await Text(model)).ShouldBe(LetterServer.Written(1));
    }

    [Theory]
    [InlineData(400, ModelFailure.Refused, "model-refused")]
    [InlineData(413, ModelFailure.Refused, "model-refused")]
    [InlineData(422, ModelFailure.Refused, "model-refused")]
    [InlineData(302, ModelFailure.Unavailable, null)]
    [InlineData(401, ModelFailure.Unavailable, null)]
    [InlineData(403, ModelFailure.Unavailable, null)]
    public async Task AStatusThatCannotPassIsNotTriedAgain(int status, ModelFailure failure, string? reason)
    {
        var (server, model, fail) = await Failing(reply => new(status, """{"error":{"message":"the reason"}}"""));
        await using var _ = server;
        using var __ = model;
        var before = server.Requests.Count;
        fail(int.MaxValue);
        var error = await Should.ThrowAsync<ModelException>(() => Text(model));
        (error.Failure, error.RejectReason).ShouldBe((failure, reason));
        error.Message.ShouldContain("the reason");
        server.Requests.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task ARequestThatAloneMakesTheServerFailIsRefusedWhileOthersAreAnswered()
    {
        await using var server = new LoopbackServer(request => request.Body.Contains("poison", StringComparison.Ordinal) ? new(500, """{"error":"boom"}""") : LetterServer.Reply(request));
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        var poison = Should.ThrowAsync<ModelException>(() => model.Ask(Request with { Prompt = Prompt.User("poison") }, CancellationToken.None));
        while (!poison.IsCompleted)
            (await Text(model)).ShouldBe(LetterServer.Written(1));
        (await poison).RejectReason.ShouldBe("model-refused");
    }

    [Fact]
    public async Task RetryAfterIsHonoured()
    {
        var time = new ManualTime();
        var (server, model, fail) = await Failing(reply => new(429, "{}", "Retry-After: 30\r\n"), time);
        await using var _ = server;
        using var __ = model;
        var before = server.Requests.Count;
        fail(1);
        var text = Text(model);
        await time.Until(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(29));
        server.Requests.Count.ShouldBe(before + 1);
        time.Advance(TimeSpan.FromSeconds(1));
        (await text).ShouldBe(LetterServer.Written(1));
        server.Requests.Count.ShouldBe(before + 2);
    }

    [Fact]
    public async Task AHangingServerIsLeftAtTheAttemptsDeadlineAndItsConnectionClosed()
    {
        var time = new ManualTime();
        var hangs = 0;
        await using var server = new LoopbackServer(async (request, cancellationToken) =>
        {
            if (request.Path != "/health" && Interlocked.Decrement(ref hangs) >= 0)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return LetterServer.Reply(request);
        });
        using var model = await Opened.Model("vllm", server, ModelUses.Generation, host: Opened.Host with { Time = time });
        hangs = 1;
        var before = server.Requests.Count;
        var text = Text(model);
        await Until(() => server.Requests.Count > before);
        time.Advance(Opened.Options.Attempt);
        await server.Abandoned.Task;
        await Until(() => Advanced(time, text));
        (await text).ShouldBe(LetterServer.Written(1));
    }

    [Fact]
    public async Task TheTotalDeadlineEndsAllAttempts()
    {
        var time = new ManualTime();
        var (server, model, fail) = await Failing(reply => new(503, """{"error":"loading"}"""), time);
        await using var _ = server;
        using var __ = model;
        fail(int.MaxValue);
        var text = Text(model);
        await Until(() => Advanced(time, text));
        var error = await Should.ThrowAsync<ModelException>(() => text);
        (error.Failure, error.RejectReason).ShouldBe((ModelFailure.Unavailable, null));
        error.Message.ShouldContain("no answer within 60 seconds");
        error.Message.ShouldContain("answers 503");
    }

    [Fact]
    public async Task CancellingClosesTheConnection()
    {
        var hang = false;
        await using var server = new LoopbackServer(async (request, cancellationToken) =>
        {
            if (hang)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return LetterServer.Reply(request);
        });
        using var model = await Opened.Model("vllm", server, ModelUses.Generation);
        hang = true;
        using var cancelled = new CancellationTokenSource();
        var before = server.Requests.Count;
        var text = model.Ask(Request, cancelled.Token);
        await Until(() => server.Requests.Count > before);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => text);
        await server.Abandoned.Task;
    }

    private static async Task<(LoopbackServer Server, HttpModel Model, Action<int> Fail)> Failing(Func<LoopbackReply, LoopbackReply> fault, TimeProvider? time = null)
    {
        var failing = 0;
        var server = new LoopbackServer(request => Interlocked.Decrement(ref failing) >= 0 ? fault(LetterServer.Reply(request)) : LetterServer.Reply(request));
        var model = await Opened.Model("vllm", server, ModelUses.Generation, host: time is null ? Opened.Host : Opened.Host with { Time = time });
        return (server, model, count => failing = count);
    }

    private static async Task<string> Text(HttpModel model) => ((GenerationReply)await model.Ask(Request, CancellationToken.None)).Texts.Single();

    private static bool Advanced(ManualTime time, Task until)
    {
        time.Advance(TimeSpan.FromMilliseconds(100));
        return until.IsCompleted;
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(1);
    }
}
