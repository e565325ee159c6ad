using ApiPack.Etl.Core;

namespace ApiPack.Etl.ModelServer.Faults;

/// <summary>Decides what strikes an attempt, by the request's hash and the attempt's number alone, so that every run is the same.</summary>
/// <param name="rates">The faults and how often each strikes.</param>
/// <param name="seed">Another one strikes other requests.</param>
internal sealed class FaultPlan(IReadOnlyList<FaultRate> rates, int seed)
{
    /// <summary>Attempts of a request that faults strike; all later ones go well.</summary>
    public const int StruckAttempts = 2;

    private const int Steps = 1 << 30;

    private readonly FaultRate[] striking = [.. rates.Where(static rate => rate.Fault != Fault.SlowStart)];

    /// <summary>True where the server is slow to start.</summary>
    public bool SlowStart { get; } = rates.Any(static rate => rate.Fault == Fault.SlowStart);

    /// <summary>False where the server may restart: the listener would end idle connections with an answer that nobody has asked for.</summary>
    public bool KeepsAlive { get; } = rates.All(static rate => rate.Fault != Fault.Restart);

    /// <summary>What strikes an attempt, or null.</summary>
    /// <param name="request">Hash of the request.</param>
    /// <param name="attempt">How often it was asked before.</param>
    public Fault? Choose(string request, int attempt)
    {
        if (striking.Length == 0)
            return null;
        var choice = new SeededChoice("fault", $"{seed}\n{request}\n{attempt}");
        var first = choice.Next(striking.Length);
        for (var i = 0; i < striking.Length; i++)
        {
            var rate = striking[(first + i) % striking.Length];
            if (rate.Always || (attempt < StruckAttempts && choice.Next(Steps) < rate.Rate * Steps))
                return rate.Fault;
        }

        return null;
    }
}
