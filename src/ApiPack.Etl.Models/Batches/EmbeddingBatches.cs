using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Models.Batches;

/// <summary>
/// Puts texts together into calls: while as many calls run as may, what comes is gathered for the next. A call that is refused is cut in halves until the texts that
/// it is refused for stand alone; only they fail.
/// </summary>
/// <param name="send">Does one call.</param>
/// <param name="largest">Texts of a call at most.</param>
/// <param name="parallel">Calls at once at most.</param>
internal sealed class EmbeddingBatches(
    Func<IReadOnlyList<EmbeddingRequest>, CancellationToken, Task<IReadOnlyList<EmbeddingReply>>> send, int largest, int parallel) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<Item> waiting = [];
    private readonly CancellationTokenSource closing = new();
    private int running;

    private sealed record Item(EmbeddingRequest Request, TaskCompletionSource<EmbeddingReply> Reply, CancellationToken Cancellation);

    /// <summary>The vector of a text.</summary>
    public Task<EmbeddingReply> Ask(EmbeddingRequest request, CancellationToken cancellationToken)
    {
        var item = new Item(request, new(TaskCreationOptions.RunContinuationsAsynchronously), cancellationToken);
        lock (gate)
        {
            waiting.Enqueue(item);
            Start();
        }

        return item.Reply.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private void Start()
    {
        while (running < parallel && waiting.Count > 0)
        {
            List<Item> batch = [];
            while (batch.Count < largest && waiting.TryDequeue(out var item))
                batch.Add(item);
            running++;
            _ = Task.Run(() => Run(batch));
        }
    }

    private async Task Run(List<Item> batch)
    {
        await Send(batch.FindAll(static item => !item.Cancellation.IsCancellationRequested)).ConfigureAwait(false);
        lock (gate)
        {
            running--;
            Start();
        }
    }

    private async Task Send(List<Item> batch)
    {
        if (batch.Count == 0)
            return;
        try
        {
            var replies = await send([.. batch.Select(static item => item.Request)], closing.Token).ConfigureAwait(false);
            foreach (var (item, reply) in batch.Zip(replies))
                item.Reply.TrySetResult(reply);
        }
        catch (ModelException error) when (batch.Count > 1 && error.RejectReason is not null)
        {
            var half = batch.Count / 2;
            await Send(batch[..half]).ConfigureAwait(false);
            await Send(batch[half..]).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ModelException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var item in batch)
                item.Reply.TrySetException(error);
        }
    }
}
