using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Tests.Core.Models;

public class RememberingModelTests
{
    private static readonly GenerationRequest Request = new() { Prompt = Prompt.User("Write.") };
    private readonly MemoryResponses store = new();
    private readonly ModelMeter meter = new();

    [Fact]
    public async Task WhatIsStoredIsNotAskedAgain()
    {
        var model = new GatedModel((call, _) => Task.FromResult<ModelReply>(Reply($"text {call}")));

        var first = await Texts(new RememberingModel(model, store, meter).Ask(Request, default));
        var second = await Texts(new RememberingModel(model, store, meter).Ask(Request with { Affinity = "api" }, default));
        var other = await Texts(new RememberingModel(model, store, meter).Ask(Request with { Seed = 1 }, default));

        (first, second, other).ShouldBe(("text 0", "text 0", "text 1"));
        meter.Counts.ShouldBe(new ModelCounts(2, 1, new ModelUsage(20, 6)));
        store.All[ResponseKey.Of(model.Identity, Request)].ShouldSatisfyAllConditions(
            stored => stored.Model.ShouldBe("test:m@1"),
            stored => stored.Request.ShouldBe(ModelJson.Text(Request.WriteTo)));
    }

    [Fact]
    public async Task EqualRequestsUnderWayShareOneCall()
    {
        var gate = new TaskCompletionSource<ModelReply>();
        var model = new GatedModel((_, _) => gate.Task);
        var remembering = new RememberingModel(model, store, meter);

        var asked = Enumerable.Range(0, 20).Select(_ => remembering.Ask(Request, default)).ToList();
        gate.SetResult(Reply("one"));

        (await Task.WhenAll(asked.Select(Texts))).ShouldAllBe(text => text == "one");
        model.Calls.ShouldBe(1);
        meter.Counts.Reused.ShouldBe(19);
    }

    [Fact]
    public async Task AFailureIsNotStoredAndTheNextOneAsksAnew()
    {
        var model = new GatedModel((call, _) => call == 0
            ? Task.FromException<ModelReply>(new ModelException(ModelFailure.Invalid, "no choices"))
            : Task.FromResult<ModelReply>(Reply("late")));
        var remembering = new RememberingModel(model, store, meter);

        (await Should.ThrowAsync<ModelException>(remembering.Ask(Request, default))).Failure.ShouldBe(ModelFailure.Invalid);
        store.All.ShouldBeEmpty();
        (await Texts(remembering.Ask(Request, default))).ShouldBe("late");
        meter.Counts.ShouldBe(new ModelCounts(2, 0, new ModelUsage(10, 3)));
    }

    [Fact]
    public async Task WhoeverCancelsTakesNobodyElseAlong()
    {
        var began = new TaskCompletionSource();
        var model = new GatedModel(async (call, cancellation) =>
        {
            if (call > 0)
                return Reply("for the other");
            began.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("the call goes on behind the back of the one who cancelled");
        });
        var remembering = new RememberingModel(model, store, meter);
        using var cancelled = new CancellationTokenSource();

        var first = remembering.Ask(Request, cancelled.Token);
        await began.Task;
        var second = remembering.Ask(Request, default);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(first);
        (await Texts(second)).ShouldBe("for the other");
        model.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task AFollowerWhoCancelsLeavesTheCallAlone()
    {
        var gate = new TaskCompletionSource<ModelReply>();
        var remembering = new RememberingModel(new GatedModel((_, _) => gate.Task), store, meter);
        using var cancelled = new CancellationTokenSource();

        var first = remembering.Ask(Request, default);
        var second = remembering.Ask(Request, cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        gate.SetResult(Reply("first's"));

        (await Texts(first)).ShouldBe("first's");
    }

    [Fact]
    public async Task OfTwoProcessesTheFirstOnesReplyIsEveryones()
    {
        var model = new GatedModel((_, _) =>
        {
            store.Add(new StoredResponse(ResponseKey.Of("test:m@1", Request), "test:m@1", ModelJson.Text(Request.WriteTo), Reply("the other process's")));
            return Task.FromResult<ModelReply>(Reply("mine"));
        });

        (await Texts(new RememberingModel(model, store, meter).Ask(Request, default))).ShouldBe("the other process's");
    }

    [Fact]
    public async Task AReplyThatCannotBeStoredIsNotGivenOut()
    {
        var remembering = new RememberingModel(new GatedModel((_, _) => Task.FromResult<ModelReply>(Reply("x"))), new BrokenResponses(), meter);

        var failure = await Should.ThrowAsync<ModelException>(remembering.Ask(Request, default));

        (failure.Failure, failure.RejectReason).ShouldBe((ModelFailure.Store, null));
    }

    private static GenerationReply Reply(string text) => new([text]) { Usage = new(10, 3) };

    private static async Task<string> Texts(Task<ModelReply> reply) => string.Join('|', ((GenerationReply)await reply).Texts);

    private sealed class BrokenResponses : IResponseStore
    {
        public StoredResponse? TryRead(string key) => null;

        public StoredResponse Add(StoredResponse response) => throw new ModelException(ModelFailure.Store, "No space left on device");
    }
}
