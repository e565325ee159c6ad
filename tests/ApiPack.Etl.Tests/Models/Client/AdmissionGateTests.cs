using ApiPack.Etl.Models.Client;
using ApiPack.Etl.Tests.Models.Loopback;

namespace ApiPack.Etl.Tests.Models.Client;

public class AdmissionGateTests
{
    [Fact]
    public async Task WhoeverComesFirstIsLetInFirst()
    {
        using var gate = new AdmissionGate(1, TimeProvider.System);
        var first = await gate.Enter(1, CancellationToken.None);
        var second = gate.Enter(1, CancellationToken.None);
        var third = gate.Enter(1, CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task WhoeverGivesUpLeavesTheQueue()
    {
        using var gate = new AdmissionGate(1, TimeProvider.System);
        var first = await gate.Enter(1, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var second = gate.Enter(1, cancelled.Token);
        var third = gate.Enter(1, CancellationToken.None);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        gate.Load.ShouldBe(2);
        first.Dispose();
        (await third).Dispose();
        gate.Load.ShouldBe(0);
    }

    [Fact]
    public async Task ARequestForMoreThanTheLimitIsLetInAlone()
    {
        using var gate = new AdmissionGate(2, TimeProvider.System);
        var small = await gate.Enter(1, CancellationToken.None);
        var large = gate.Enter(5, CancellationToken.None);
        large.IsCompleted.ShouldBeFalse();
        small.Dispose();
        using var _ = await large;
        gate.Enter(1, CancellationToken.None).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task NobodyIsLetInDuringAPause()
    {
        var time = new ManualTime();
        using var gate = new AdmissionGate(4, time);
        gate.Pause(TimeSpan.FromSeconds(5));
        var entry = gate.Enter(1, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(4));
        entry.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        (await entry).Dispose();
    }
}
