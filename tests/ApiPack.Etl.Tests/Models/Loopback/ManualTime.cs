namespace ApiPack.Etl.Tests.Models.Loopback;

/// <summary>A clock that moves when it is told to; timers that are due then fire, in order.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until a timer is due after a duration, to the millisecond.</summary>
    public async Task Until(TimeSpan due)
    {
        while (!IsDue(due))
            await Task.Delay(1);
    }

    public void Advance(TimeSpan duration)
    {
        lock (gate)
            now += duration;
        while (Due() is { } timer)
            timer.Fire();
    }

    private bool IsDue(TimeSpan due)
    {
        lock (gate)
            return timers.Exists(timer => Math.Abs((timer.At - now - due).TotalMilliseconds) < 1);
    }

    private ManualTimer? Due()
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.At <= now).MinBy(static timer => timer.At);
            due?.Next();
            return due;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan every;

        public DateTimeOffset At { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                every = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                At = time.now + dueTime;
                time.timers.Add(this);
                return true;
            }
        }

        /// <summary>When it is due again, if it is; under the clock's lock.</summary>
        public void Next()
        {
            if (every > TimeSpan.Zero)
                At += every;
            else
                time.timers.Remove(this);
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
