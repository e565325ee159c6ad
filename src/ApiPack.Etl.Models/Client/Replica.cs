using ApiPack.Etl.Models.Http;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ApiPack.Etl.Models.Client;

/// <summary>One server: its queue, its circuit breaker and the time an attempt may take.</summary>
internal sealed class Replica : IDisposable
{
    private readonly AdmissionGate gate;
    private readonly CircuitBreakerStateProvider breaker = new();
    private readonly ResiliencePipeline pipeline;
    private long outstanding;
    private long answered;

    public Replica(Exchange exchange, ClientOptions options, TimeProvider time)
    {
        Exchange = exchange;
        gate = new(options.InFlight, time);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new()
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is TimeoutRejectedException or AttemptException { Fault: AttemptFault.Failing or AttemptFault.ServerError }),
                FailureRatio = 0.8,
                MinimumThroughput = 5,
                SamplingDuration = options.Attempt + options.Attempt,
                BreakDurationGenerator = arguments => ValueTask.FromResult(Break(options, arguments.HalfOpenAttempts)),
                StateProvider = breaker,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Attempt })
            .Build();
    }

    /// <summary>The server's requests and replies.</summary>
    public Exchange Exchange { get; }

    /// <summary>What is in flight and waiting, as a share of what the server takes at once; 1 is full.</summary>
    public double Load => gate.Load;

    /// <summary>Characters of all requests that are in flight or waiting, beside what the server takes at once.</summary>
    public double Backlog => (double)Interlocked.Read(ref outstanding) / gate.Limit;

    /// <summary>True when it has failed so often that it is left alone for a while.</summary>
    public bool IsOpen => breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>How many requests it has answered.</summary>
    public long AnsweredCount => Interlocked.Read(ref answered);

    /// <summary>One attempt, when its turn has come.</summary>
    public async Task<T> Attempt<T>(Route route, Func<Exchange, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref outstanding, route.Length);
        try
        {
            using var permit = await gate.Enter(route.Weight, cancellationToken).ConfigureAwait(false);
            try
            {
                var reply = await pipeline.ExecuteAsync(
                    static async (state, token) => await state.work(state.Exchange, token).ConfigureAwait(false), (work, Exchange), cancellationToken).ConfigureAwait(false);
                permit.Answered();
                Interlocked.Increment(ref answered);
                return reply;
            }
            catch (TimeoutRejectedException)
            {
                permit.Failed(null);
                throw;
            }
            catch (AttemptException error) when (error.Fault is AttemptFault.Busy or AttemptFault.Failing)
            {
                permit.Failed(error.RetryAfter);
                throw;
            }
        }
        finally
        {
            Interlocked.Add(ref outstanding, -route.Length);
        }
    }

    public void Dispose() => gate.Dispose();

    private static TimeSpan Break(ClientOptions options, int failedTrials)
    {
        var pause = options.ShortestBreak * Math.Pow(2, Math.Min(failedTrials, 20));
        return pause < options.LongestBreak ? pause : options.LongestBreak;
    }
}
