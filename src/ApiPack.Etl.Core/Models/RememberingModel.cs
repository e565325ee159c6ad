using System.Collections.Concurrent;

namespace ApiPack.Etl.Core.Models;

/// <summary>
/// A model that is never asked the same twice: what it replied is stored, and equal requests under way share one call. What is returned is what is stored, so
/// that a first run and a later one go on with the same bytes. A failure is never stored: it goes to those who wait for that call, and the next one asks anew.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="store">Its responses, and other models'.</param>
/// <param name="meter">Counts what is asked.</param>
public sealed class RememberingModel(IModel model, IResponseStore store, ModelMeter meter) : IModel
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ModelReply>>> underWay = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Identity => model.Identity;

    /// <inheritdoc />
    public int InFlight => Math.Min(model.InFlight, MostInFlight);

    /// <summary>This process's share of the requests under way, where others ask the model too; from 1 on.</summary>
    public int MostInFlight { get; init; } = int.MaxValue;

    /// <inheritdoc />
    public async Task<ModelReply> Ask(ModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var json = ModelJson.Text(request.WriteTo);
        var key = ResponseKey.Of(Identity, json);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var mine = new Lazy<Task<ModelReply>>(() => Reply(key, json, request, cancellationToken));
            var shared = underWay.GetOrAdd(key, mine);
            if (shared == mine)
                return await mine.Value.ConfigureAwait(false);

            // Where the one who called was cancelled, one of those who still wait calls.
            if (await Follow(shared.Value, cancellationToken).ConfigureAwait(false) is { } reply)
                return reply;
        }
    }

    private async Task<ModelReply?> Follow(Task<ModelReply> shared, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await shared.WaitAsync(cancellationToken).ConfigureAwait(false);
            meter.Reused();
            return reply;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ModelReply> Reply(string key, string json, ModelRequest request, CancellationToken cancellationToken)
    {
        // Whoever asks for many replies must not read them from the store one after another.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (store.TryRead(key) is { } stored)
            {
                meter.Reused();
                return stored.Reply;
            }

            meter.Called();
            var reply = await model.Ask(request, cancellationToken).ConfigureAwait(false);
            meter.Replied(reply.Usage);
            return store.Add(new StoredResponse(key, Identity, json, reply)).Reply;
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }
}
