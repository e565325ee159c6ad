namespace ApiPack.Etl.Spark.Connect;

/// <summary>How often and after what waits a call is made again while the server cannot be reached.</summary>
public sealed record RetryPolicy
{
    /// <summary>Tries in all, from 1.</summary>
    public int Tries { get; init; } = 15;

    /// <summary>The wait before the second try.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What each wait is multiplied by to give the next.</summary>
    public double Factor { get; init; } = 4;

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>True once the server is known to be gone, so that no further try is made.</summary>
    public Func<bool> IsServerGone { get; init; } = static () => false;

    /// <summary>The wait after a failed try, counted from 1.</summary>
    public TimeSpan WaitAfter(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(FirstWait.TotalMilliseconds * Math.Pow(Factor, attempt - 1), LongestWait.TotalMilliseconds));

    internal async Task<T> Run<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        var budget = new RetryBudget(this);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (GrpcException failure) when (budget.Take(failure))
            {
                await budget.Wait(cancellation);
            }
        }
    }
}

/// <summary>The tries that one call, or one stretch of a stream without an answer, has left.</summary>
internal sealed class RetryBudget(RetryPolicy policy)
{
    private int failures;

    /// <summary>Notes a failure; true where another try is allowed.</summary>
    public bool Take(GrpcException failure) => failure.IsTransient && !policy.IsServerGone() && ++failures < policy.Tries;

    /// <summary>Something was heard: the budget is whole again.</summary>
    public void Refill() => failures = 0;

    /// <summary>Waits before the next try.</summary>
    public Task Wait(CancellationToken cancellation) => Task.Delay(policy.WaitAfter(failures), policy.Time, cancellation);
}
