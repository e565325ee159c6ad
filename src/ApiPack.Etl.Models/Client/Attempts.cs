using ApiPack.Etl.Models.Http;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ApiPack.Etl.Models.Client;

/// <summary>The attempts at one request: whether another may succeed, and when.</summary>
/// <param name="options">The client's bounds.</param>
/// <param name="answered">How many requests the replicas have answered, now.</param>
/// <param name="random">0 to 1; spreads attempts that failed together.</param>
internal sealed class Attempts(ClientOptions options, Func<long> answered, Func<double> random)
{
    private readonly long answeredBefore = answered();
    private int failures;
    private int wrong;
    private int errors;

    /// <summary>The replica of the last attempt.</summary>
    public Replica? Last { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>True when another attempt may succeed.</summary>
    public bool Again(Exception? failure)
    {
        if (failure is null or OperationCanceledException)
            return false;
        if (failure is not BrokenCircuitException || Failure is null)
            Failure = failure;
        failures++;
        return failure switch
        {
            AttemptException { Fault: AttemptFault.Invalid } => ++wrong < options.WrongReplies,
            AttemptException { Fault: AttemptFault.ServerError } => ++errors < options.WrongReplies || !OthersAreAnswered,
            AttemptException { Fault: AttemptFault.Busy or AttemptFault.Failing } or TimeoutRejectedException or BrokenCircuitException => true,
            _ => false,
        };
    }

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Pause()
    {
        var asked = Failure is AttemptException { RetryAfter: { } after } ? after : TimeSpan.Zero;
        var pause = options.ShortestPause * Math.Pow(2, Math.Min(failures - 1, 20));
        pause = (pause < options.LongestPause ? pause : options.LongestPause) * (0.5 + random() / 2);
        return asked > pause ? asked : pause;
    }

    /// <summary>True when the replicas have answered other requests since this one began: then status 500 speaks of this one.</summary>
    private bool OthersAreAnswered => answered() > answeredBefore;
}
