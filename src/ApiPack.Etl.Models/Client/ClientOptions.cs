using ApiPack.Etl.Models.Uris;

namespace ApiPack.Etl.Models.Client;

/// <summary>Bounds of a client.</summary>
internal sealed record ClientOptions
{
    /// <summary>Requests at most in flight at one replica.</summary>
    public required int InFlight { get; init; }

    /// <summary>What one attempt may take; then it is cancelled.</summary>
    public required TimeSpan Attempt { get; init; }

    /// <summary>What a request may take from when it is taken out of the queue of the client, with all its attempts and pauses.</summary>
    public required TimeSpan Total { get; init; }

    /// <summary>How often a wrong reply, or status 500 while others are answered, is asked for again before the request is given up.</summary>
    public int WrongReplies { get; init; } = 5;

    /// <summary>The shortest pause before another attempt; it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause before another attempt that the server has not asked for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a failing replica is left alone at first; it doubles with every trial that fails, up to <see cref="LongestBreak"/>.</summary>
    public TimeSpan ShortestBreak { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a failing replica is left alone at most.</summary>
    public TimeSpan LongestBreak { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What a model URI says.</summary>
    public static ClientOptions Of(ModelUri uri) => new()
    {
        InFlight = uri.InFlight,
        Attempt = TimeSpan.FromSeconds(uri.AttemptSeconds),
        Total = TimeSpan.FromSeconds(uri.TotalSeconds),
    };
}
