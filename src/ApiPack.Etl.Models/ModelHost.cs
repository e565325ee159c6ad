namespace ApiPack.Etl.Models;

/// <summary>What a model's client gets from the process around it.</summary>
public sealed record ModelHost
{
    /// <summary>The clock of deadlines and pauses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>0 to 1; spreads attempts that failed together, and decides nothing else.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Looks an environment variable up, for the servers' keys.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Sends requests; null for a handler of the model's own.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
