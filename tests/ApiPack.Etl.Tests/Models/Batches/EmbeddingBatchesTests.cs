using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Batches;

public class EmbeddingBatchesTests
{
    [Theory]
    [InlineData(413)]
    [InlineData(422)]
    public async Task PoisonTextsAreFoundByHalvesAndFailAlone(int status)
    {
        await using var server = new LoopbackServer(request => request.Body.Contains("poison", StringComparison.Ordinal) ? new(status, """{"error":"too long","error_type":"Validation"}""") : LetterServer.Reply(request));
        using var model = await Opened.Model("tei", server, ModelUses.Embedding);
        var tasks = Enumerable.Range(1, 60).Select(i => model.Ask(new EmbeddingRequest { Text = i is 7 or 8 or 42 ? $"poison {i}" : new string('x', i) }, CancellationToken.None)).ToArray();
        await Task.WhenAll(tasks).ContinueWith(static _ => { }, TaskScheduler.Default);
        for (var i = 1; i <= 60; i++)
        {
            if (i is 7 or 8 or 42)
                (await Should.ThrowAsync<ModelException>(() => tasks[i - 1])).RejectReason.ShouldBe("model-refused");
            else
                ((EmbeddingReply)await tasks[i - 1]).Vector[0].ShouldBe(i);
        }
    }

    [Fact]
    public async Task AnUnavailableServerFailsEveryTextOfACall()
    {
        var denied = false;
        await using var server = new LoopbackServer(request => denied ? new(403, "{}") : LetterServer.Reply(request));
        using var model = await Opened.Model("tei", server, ModelUses.Embedding);
        denied = true;
        var before = server.Requests.Count;
        var tasks = Enumerable.Range(1, 20).Select(i => model.Ask(new EmbeddingRequest { Text = $"{i}" }, CancellationToken.None)).ToArray();
        foreach (var task in tasks)
            (await Should.ThrowAsync<ModelException>(() => task)).Failure.ShouldBe(ModelFailure.Unavailable);
        (server.Requests.Count - before).ShouldBeLessThan(20);
    }
}
