using ApiPack.Etl.Models.Client;

namespace ApiPack.Etl.Tests.Models.Client;

/// <summary>The limit against simulated servers: time is counted, not waited for. A run may end while a fifth less is tried.</summary>
public class AdaptiveLimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void AServerOfSoManySlotsIsKeptBusyAndItsQueueShort(int slots)
    {
        var limit = new AdaptiveLimit(256);
        var run = Simulation.Run(limit, requests: 20_000, () => slots, static _ => 0.05);
        (20_000 * 0.05 / slots / run.Seconds).ShouldBeGreaterThan(0.97);
        limit.Limit.ShouldBeInRange(slots * 4 / 5, slots + slots / 2 + 4);
    }

    [Fact]
    public void RequestsOfManyLengthsAreTakenAsWell()
    {
        var random = new Random(1);
        var limit = new AdaptiveLimit(256);
        var run = Simulation.Run(limit, requests: 30_000, static () => 64, _ => 0.01 - 0.05 * Math.Log(1 - random.NextDouble()));
        (30_000 * 0.06 / 64 / run.Seconds).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void ADropToATenthIsFollowedAndARecoveryToo()
    {
        var slots = 60;
        var limit = new AdaptiveLimit(256);
        Simulation.Run(limit, requests: 5_000, () => slots, static _ => 0.05);
        limit.Limit.ShouldBeInRange(48, 96);
        slots = 6;
        Simulation.Run(limit, requests: 3_000, () => slots, static _ => 0.05);
        limit.Limit.ShouldBeInRange(5, 16);
        slots = 60;
        Simulation.Run(limit, requests: 30_000, () => slots, static _ => 0.05);
        limit.Limit.ShouldBeInRange(48, 120);
    }

    [Fact]
    public void AServerThatTurnsAwayWhatItCannotTakeIsGivenWhatItCan()
    {
        var limit = new AdaptiveLimit(256);
        var run = Simulation.Run(limit, requests: 20_000, static () => 16, static _ => 0.05, refusesBeyond: true);
        run.Refused.ShouldBeLessThan(2_000);
        (20_000 * 0.05 / 16 / run.Seconds).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void AFewFailuresAmongManyAnswersDoNotLowerIt()
    {
        var limit = new AdaptiveLimit(256);
        Simulation.Run(limit, requests: 5_000, static () => 32, static _ => 0.05);
        var before = limit.Limit;
        for (var i = 0; i < 200; i++)
        {
            if (i % 20 == 0)
                limit.Failed(limit.Epoch).ShouldBeFalse();
            limit.Answered(limit.Epoch, 0.05 * before / 32, full: true);
        }

        limit.Limit.ShouldBeInRange(32, before * 2);
    }

    [Fact]
    public void ItIsNotRaisedWhereNothingWaits()
    {
        var limit = new AdaptiveLimit(256);
        for (var i = 0; i < 10_000; i++)
            limit.Answered(limit.Epoch, 0.05, full: false);
        limit.Limit.ShouldBe(8);
    }
}
