namespace ApiPack.Etl.Core.Worker;

/// <summary>Watches how long a worker has been at one row, from a thread of its own, because a step that hangs cannot.</summary>
public sealed class RowDeadline : IRowWatch, IDisposable
{
    private readonly TimeSpan limit;
    private readonly TimeProvider clock;
    private readonly Action<string> expired;
    private readonly ITimer timer;
    private Row? current;
    private int said;

    /// <summary>Starts the watch.</summary>
    /// <param name="limit">Longest time for a row.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="expired">Told once which row took too long, in a sentence; ends the process.</param>
    public RowDeadline(TimeSpan limit, TimeProvider clock, Action<string> expired)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (this.limit, this.clock, this.expired) = (limit, clock, expired);
        var period = TimeSpan.FromTicks(Math.Clamp(limit.Ticks / 4, TimeSpan.TicksPerMillisecond * 10, TimeSpan.TicksPerSecond));
        timer = clock.CreateTimer(_ => Look(), null, period, period);
    }

    /// <inheritdoc/>
    public void Begin(long number, Func<string> key) => Volatile.Write(ref current, new Row(number, key, clock.GetTimestamp()));

    /// <inheritdoc/>
    public void End() => Volatile.Write(ref current, null);

    /// <summary>Ends the watch.</summary>
    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (Volatile.Read(ref current) is { } row && clock.GetElapsedTime(row.Began) > limit && Interlocked.Exchange(ref said, 1) == 0)
            expired($"row {row.Number} ({row.Key()}) took longer than {limit.TotalSeconds} s");
    }

    private sealed record Row(long Number, Func<string> Key, long Began);
}
