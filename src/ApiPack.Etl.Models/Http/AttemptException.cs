namespace ApiPack.Etl.Models.Http;

/// <summary>How one attempt failed, and with it whether another may succeed.</summary>
internal enum AttemptFault
{
    /// <summary>The request itself is refused (400, 422 and the like): no other attempt.</summary>
    Refused,

    /// <summary>The request is too large (413): smaller ones may pass, this one will not.</summary>
    TooLarge,

    /// <summary>The client is refused or at the wrong door (401, 403, 405, a redirect; 404 from the start): no row can pass, the build has to stop.</summary>
    Denied,

    /// <summary>The server has too much to do (429, 503).</summary>
    Busy,

    /// <summary>No answer, or a broken one: connection refused or reset, a timeout, 502, 504.</summary>
    Failing,

    /// <summary>The server failed on the request (500): may be its own trouble, may be the request.</summary>
    ServerError,

    /// <summary>Status 200 and a wrong reply.</summary>
    Invalid,

    /// <summary>Status 200 and a wrong reply that would come again.</summary>
    Final,
}

/// <summary>One attempt failed; its message names the server and never holds a secret.</summary>
internal sealed class AttemptException(AttemptFault fault, string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public AttemptFault Fault => fault;

    /// <summary>How long the server asks to be left alone, where it says so.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>The status that the server answered with; 0 for none.</summary>
    public int Status { get; init; }

    /// <summary>True where the server answers 200 without a word of the prompt's log-probabilities.</summary>
    public bool LacksPromptProbabilities { get; init; }

    /// <summary>A reply without the prompt's log-probabilities.</summary>
    public static AttemptException NoPromptProbabilities(Uri server, int given, int tokens) =>
        new(AttemptFault.Invalid, $"{server.Authority} gives no prompt log-probabilities: {given} for {tokens} tokens of the prompt") { LacksPromptProbabilities = true };

    /// <summary>A reply that is wrong.</summary>
    public static AttemptException Invalid(string message) => new(AttemptFault.Invalid, message);
}
