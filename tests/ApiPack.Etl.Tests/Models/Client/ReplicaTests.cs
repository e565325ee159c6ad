using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Client;

public class ReplicaTests
{
    [Fact]
    public async Task RequestsOfOneAffinityGoToOneReplicaAndDifferentOnesToAll()
    {
        await using var first = new LoopbackServer(LetterServer.Reply);
        await using var second = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model("vllm", first, ModelUses.Generation, $"?replicas={second.Authority}");
        for (var i = 0; i < 40; i++)
            await model.Ask(new GenerationRequest { Prompt = Prompt.User($"api {i % 8}"), Seed = i, Affinity = $"api {i % 8}" }, CancellationToken.None);
        var homes = new[] { first, second }.Select(static server => Prompts(server).Where(static prompt => prompt.StartsWith("api", StringComparison.Ordinal)).ToArray()).ToArray();
        homes.ShouldAllBe(static home => home.Length > 0);
        homes[0].Intersect(homes[1]).ShouldBeEmpty();
    }

    [Fact]
    public async Task AReplicaThatDiesIsLeftAloneAndNoRequestIsLost()
    {
        var dead = false;
        await using var dying = new LoopbackServer(request => dead ? LetterServer.Reply(request) with { ResetAfter = 5 } : LetterServer.Reply(request));
        await using var living = new LoopbackServer(LetterServer.Reply);
        using var model = await Opened.Model("vllm", dying, ModelUses.Generation, $"?replicas={living.Authority}", options: Opened.Options with { ShortestBreak = TimeSpan.FromMinutes(10), LongestBreak = TimeSpan.FromMinutes(10) });
        dead = true;
        var before = dying.Requests.Count;
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Seed = i }, CancellationToken.None)));
        replies.Cast<GenerationReply>().Select(static reply => reply.Texts.Single()).ShouldBe(Enumerable.Range(0, 200).Select(LetterServer.Written));
        (dying.Requests.Count - before).ShouldBeLessThan(100);
    }

    [Fact]
    public async Task NoMoreRequestsAreInFlightThanTheUriAllows()
    {
        var now = 0;
        var most = 0;
        await using var server = new LoopbackServer(async (request, cancellationToken) =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            await Task.Delay(2, cancellationToken);
            Interlocked.Decrement(ref now);
            return LetterServer.Reply(request);
        });
        using var model = await Opened.Model("vllm", server, ModelUses.Generation, options: Opened.Options with { InFlight = 6 });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => model.Ask(new GenerationRequest { Prompt = Prompt.User("Write."), Seed = i }, CancellationToken.None)));
        most.ShouldBeInRange(2, 6);
    }

    private static IEnumerable<string> Prompts(LoopbackServer server) =>
        server.Requests.Where(static request => request.Path == "/v1/chat/completions").Select(static request => request.Json.GetProperty("messages")[0].GetProperty("content").GetString()!);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
