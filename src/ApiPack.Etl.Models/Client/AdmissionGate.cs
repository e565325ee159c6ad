namespace ApiPack.Etl.Models.Client;

/// <summary>Lets requests to one server in, in the order they came, as many at once as its <see cref="AdaptiveLimit"/> says.</summary>
/// <param name="most">The limit's upper bound.</param>
/// <param name="time">The clock that latencies and pauses are measured by.</param>
internal sealed class AdmissionGate(int most, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly AdaptiveLimit limit = new(most);
    private readonly LinkedList<Waiter> waiting = [];
    private int inFlight;
    private DateTimeOffset pausedUntil;
    private ITimer? opening;

    private sealed record Waiter(int Weight, TaskCompletionSource<Permit> Entry);

    /// <summary>What one server does at once and what waits for it, as a share of the limit; 1 is full.</summary>
    public double Load
    {
        get
        {
            lock (gate)
                return (double)(inFlight + waiting.Count) / limit.Limit;
        }
    }

    /// <summary>The limit now.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
                return limit.Limit;
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="weight">How many places the request takes; more than the limit has are let in when the server is idle.</param>
    /// <param name="cancellationToken">Gives the place in the queue up.</param>
    public async Task<Permit> Enter(int weight, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(weight, new(TaskCreationOptions.RunContinuationsAsynchronously));
        LinkedListNode<Waiter> place;
        lock (gate)
        {
            place = waiting.AddLast(waiter);
            Admit();
        }

        using var registration = cancellationToken.UnsafeRegister((_, token) => Leave(place, token), null);
        return await waiter.Entry.Task.ConfigureAwait(false);
    }

    /// <summary>Lets nobody in for a time that the server asked for; whoever is in stays.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (gate)
        {
            var until = time.GetUtcNow() + duration;
            if (until <= pausedUntil)
                return;
            pausedUntil = until;
            opening?.Dispose();
            opening = time.CreateTimer(_ => Reopen(), null, duration, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate)
            opening?.Dispose();
    }

    private double SecondsSince(long timestamp) => time.GetElapsedTime(timestamp).TotalSeconds;

    private void Reopen()
    {
        lock (gate)
            Admit();
    }

    private void Admit()
    {
        while (waiting.First is { } first && (inFlight == 0 || inFlight + first.Value.Weight <= limit.Limit) && time.GetUtcNow() >= pausedUntil)
        {
            var weight = first.Value.Weight;
            waiting.RemoveFirst();
            inFlight += weight;
            var full = waiting.Count > 0 || inFlight >= limit.Limit;
            first.Value.Entry.SetResult(new(this, weight, limit.Epoch, full, time.GetTimestamp()));
        }
    }

    private void Leave(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
                return;
            waiting.Remove(place);
            Admit();
        }

        place.Value.Entry.TrySetCanceled(cancellationToken);
    }

    /// <summary>A request's place; given back when disposed of.</summary>
    internal sealed class Permit(AdmissionGate gate, int weight, int epoch, bool full, long since) : IDisposable
    {
        /// <summary>The request was answered.</summary>
        public void Answered()
        {
            lock (gate.gate)
                gate.limit.Answered(epoch, gate.SecondsSince(since), full);
        }

        /// <summary>The request was turned away or lost; where that is so for many, nobody is let in until the server's time is over.</summary>
        public void Failed(TimeSpan? retryAfter)
        {
            bool lowered;
            lock (gate.gate)
                lowered = gate.limit.Failed(epoch);
            if (lowered && retryAfter is { } duration)
                gate.Pause(duration);
        }

        public void Dispose()
        {
            lock (gate.gate)
            {
                gate.inFlight -= weight;
                gate.Admit();
            }
        }
    }
}
