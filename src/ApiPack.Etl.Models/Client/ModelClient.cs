using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ApiPack.Etl.Models.Client;

/// <summary>Asks the replicas of a model: who is asked, how many at once, how often, how long. All tasks of a process share one.</summary>
internal sealed class ModelClient : IDisposable
{
    private static readonly ResiliencePropertyKey<Attempts> AttemptsKey = new("attempts");

    private readonly ReplicaPool pool;
    private readonly ClientOptions options;
    private readonly Func<double> random;
    private readonly SemaphoreSlim queue;
    private readonly ResiliencePipeline pipeline;

    /// <param name="replicas">The servers.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock of deadlines and pauses.</param>
    /// <param name="random">0 to 1; spreads attempts that failed together, and decides nothing else.</param>
    public ModelClient(IReadOnlyList<Replica> replicas, ClientOptions options, TimeProvider time, Func<double> random)
    {
        this.options = options;
        this.random = random;
        pool = new(replicas);
        InFlight = 2 * options.InFlight * replicas.Count;
        queue = new(InFlight);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Total })
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = static arguments => ValueTask.FromResult(Of(arguments.Context).Again(arguments.Outcome.Exception)),
                DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(Of(arguments.Context).Pause()),
            })
            .Build();
    }

    /// <summary>Requests that the client holds at most; whoever comes then waits outside.</summary>
    public int InFlight { get; }

    /// <summary>Does <paramref name="work"/> at a replica, again where that may help.</summary>
    /// <exception cref="ModelException">It could not be done.</exception>
    public async Task<T> Send<T>(Route route, Func<Exchange, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        var attempts = new Attempts(options, () => pool.Answered, random);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(AttemptsKey, attempts);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, state) =>
                {
                    var (client, route, work) = state;
                    var attempts = Of(context);
                    attempts.Last = client.pool.Choose(route, attempts.Last);
                    return await attempts.Last.Attempt(route, work, context.CancellationToken).ConfigureAwait(false);
                },
                context,
                (this, route, work)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is AttemptException or TimeoutRejectedException)
        {
            throw Failure(error, attempts);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            queue.Release();
        }
    }

    public void Dispose()
    {
        pool.Dispose();
        queue.Dispose();
    }

    private static Attempts Of(ResilienceContext context) => context.Properties.GetValue(AttemptsKey, null!);

    private ModelException Failure(Exception error, Attempts attempts) => error switch
    {
        AttemptException { Fault: AttemptFault.Refused or AttemptFault.TooLarge or AttemptFault.ServerError } => new(ModelFailure.Refused, error.Message, error),
        AttemptException { Fault: AttemptFault.Invalid or AttemptFault.Final } => new(ModelFailure.Invalid, error.Message, error),
        AttemptException => new(ModelFailure.Unavailable, error.Message, error),
        _ => new(ModelFailure.Unavailable, $"no answer within {options.Total.TotalSeconds:0} seconds; at last: {Told(attempts)}", error),
    };

    private string Told(Attempts attempts) => attempts.Failure switch
    {
        AttemptException failure => failure.Message,
        TimeoutRejectedException => $"{attempts.Last!.Exchange.Address.Authority} does not answer within {options.Attempt.TotalSeconds:0} seconds",
        null => $"{attempts.Last?.Exchange.Address.Authority} was still busy with it",
        var failure => failure.Message,
    };
}
