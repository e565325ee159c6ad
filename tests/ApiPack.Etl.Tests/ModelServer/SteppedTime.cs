namespace ApiPack.Etl.Tests.ModelServer;

/// <summary>A clock that goes on when it is told to; timers run as ever.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
