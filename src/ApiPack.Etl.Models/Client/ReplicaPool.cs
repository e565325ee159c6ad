using ApiPack.Etl.Core;

namespace ApiPack.Etl.Models.Client;

/// <summary>The replicas of a model. Requests of one affinity go to one replica (rendezvous hashing), all others to the one with the least to read.</summary>
internal sealed class ReplicaPool(IReadOnlyList<Replica> replicas) : IDisposable
{
    /// <summary>From here on a replica is too full to be worth waiting for its cache.</summary>
    private const double Overfull = 2;

    /// <summary>How many requests all replicas have answered.</summary>
    public long Answered => replicas.Sum(static replica => replica.AnsweredCount);

    /// <summary>The replica for a request.</summary>
    /// <param name="route">Where it should go.</param>
    /// <param name="last">The replica that failed on it last, which is avoided where there is another; null for none.</param>
    public Replica Choose(Route route, Replica? last)
    {
        if (replicas.Count == 1)
            return replicas[0];
        var usable = Narrowed(Narrowed([.. replicas], static replica => !replica.IsOpen), replica => replica != last);
        if (route.Affinity.Length > 0 && usable.OrderBy(replica => Ids.Hash128($"{route.Affinity}\n{replica.Exchange.Address}"), StringComparer.Ordinal).FirstOrDefault(static replica => replica.Load < Overfull) is { } home)
            return home;
        return usable.MinBy(static replica => replica.Backlog)!;
    }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.Dispose();
    }

    private static List<Replica> Narrowed(List<Replica> all, Predicate<Replica> wanted)
    {
        var narrowed = all.FindAll(wanted);
        return narrowed.Count == 0 ? all : narrowed;
    }
}
