namespace ApiPack.Etl.ModelServer.Faults;

/// <summary>What may go wrong with one attempt of a request. The names on the command line are these in lower case with hyphens.</summary>
public enum Fault
{
    /// <summary>Status 429 with <c>Retry-After</c> (<c>429</c>).</summary>
    TooManyRequests,

    /// <summary>Status 503 (<c>503</c>).</summary>
    Unavailable,

    /// <summary>No answer ever, while <c>/health</c> says 200.</summary>
    Hang,

    /// <summary>The connection is reset in the middle of the body.</summary>
    Reset,

    /// <summary>The server goes away with all its connections and comes back.</summary>
    Restart,

    /// <summary>Status 200 without the prompt's log-probabilities that were asked for.</summary>
    EchoIgnored,

    /// <summary>The prompt's log-probabilities stand one token too early.</summary>
    ShiftedTokens,

    /// <summary>The first of several texts is there twice, with its index, and the second is not.</summary>
    DuplicateN,

    /// <summary>One text fewer than asked for.</summary>
    MissingN,

    /// <summary>A number is <c>NaN</c>, as Python writes it.</summary>
    Nan,

    /// <summary>A text ends with <c>finish_reason: "error"</c>.</summary>
    FinishError,

    /// <summary>Reranked documents come in any order, which is no error: their indexes tell.</summary>
    ShuffledRerank,

    /// <summary>Everything, <c>/health</c> too, is 503 for a while after the start; it strikes no single request and has no rate.</summary>
    SlowStart,
}
