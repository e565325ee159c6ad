using ApiPack.Etl.Core;

namespace ApiPack.Etl.Tests.Execution.Sampling;

/// <summary>A sample in which every feature stands once before any feature is sought twice.</summary>
internal static class StratifiedSample
{
    /// <summary>
    /// Takes <paramref name="count"/> operations: in round n, for each feature from the rarest on that fewer than n of those taken have, one more that has it,
    /// in an order that hashes of their names give.
    /// </summary>
    public static IReadOnlyList<Operation> Take(IReadOnlyList<Operation> operations, int count)
    {
        if (operations.Count <= count)
            return operations;
        var features = operations.Select(static operation => Features.Of(operation.Request)).ToArray();
        var strata = Strata(operations, features);
        var covered = strata.ToDictionary(static stratum => stratum.Feature, static _ => 0);
        var taken = new HashSet<int>();
        for (var round = 1; ; round++)
        {
            foreach (var (feature, members) in strata)
            {
                while (covered[feature] < round && members.TryDequeue(out var at))
                {
                    if (!taken.Add(at))
                        continue;
                    foreach (var other in features[at])
                        covered[other]++;
                    if (taken.Count == count)
                        return [.. taken.Order().Select(at => operations[at])];
                }
            }
        }
    }

    private static (string Feature, Queue<int> Members)[] Strata(IReadOnlyList<Operation> operations, IReadOnlySet<string>[] features)
    {
        var strata = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var at in Enumerable.Range(0, operations.Count).OrderBy(at => new SeededChoice("execution sample", operations[at].Name).Next(int.MaxValue)))
        {
            foreach (var feature in features[at])
                (strata.TryGetValue(feature, out var members) ? members : strata[feature] = []).Enqueue(at);
        }

        return [.. strata.OrderBy(static stratum => stratum.Value.Count).ThenBy(static stratum => stratum.Key, StringComparer.Ordinal).Select(static stratum => (stratum.Key, stratum.Value))];
    }
}
