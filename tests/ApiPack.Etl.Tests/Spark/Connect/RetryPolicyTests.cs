using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Tests.Spark.Connect;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy Hasty = new() { FirstWait = TimeSpan.Zero };

    [Fact]
    public void Waits_grow_to_a_minute() =>
        Enumerable.Range(1, 8).Select(attempt => new RetryPolicy().WaitAfter(attempt).TotalMilliseconds).ShouldBe([50, 200, 800, 3200, 12800, 51200, 60000, 60000]);

    [Theory]
    [InlineData(14, "gone")]
    [InlineData(13, "[INVALID_CURSOR.DISCONNECTED] The cursor is disconnected")]
    public async Task A_broken_call_is_made_again_until_the_tries_are_used_up(int code, string message)
    {
        var tries = 0;

        await Should.ThrowAsync<GrpcException>(() => Hasty.Run<int>(() => throw new GrpcException((GrpcCode)code, $"{message} {++tries}", null), CancellationToken.None));

        tries.ShouldBe(15);
    }

    [Fact]
    public async Task What_the_server_refuses_is_not_asked_again()
    {
        var tries = 0;

        await Should.ThrowAsync<GrpcException>(() => Hasty.Run<int>(() => throw new GrpcException(GrpcCode.Internal, $"no {++tries}", null), CancellationToken.None));

        tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_known_to_be_gone_is_not_asked_again()
    {
        var tries = 0;
        var policy = Hasty with { IsServerGone = () => tries == 3 };

        await Should.ThrowAsync<GrpcException>(() => policy.Run<int>(() => throw new GrpcException(GrpcCode.Unavailable, $"gone {++tries}", null), CancellationToken.None));

        tries.ShouldBe(3);
    }

    [Fact]
    public async Task A_call_that_succeeds_later_succeeds()
    {
        var tries = 0;

        (await Hasty.Run(() => ++tries < 4 ? throw new GrpcException(GrpcCode.Unavailable, "not yet", null) : Task.FromResult(tries), CancellationToken.None)).ShouldBe(4);
    }
}
