using System.Collections.Concurrent;
using System.Text.Json;
using ApiPack.Etl.ModelServer.Faults;
using ApiPack.Etl.ModelServer.Http;

namespace ApiPack.Etl.ModelServer.Serving;

/// <summary>What was asked and what struck: <c>/counts</c>.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> paths = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Fault, int> faults = new();
    private readonly Lock atWork = new();
    private int working;
    private int mostWorking;

    /// <summary>Counts a request that has arrived; how often the same was asked before.</summary>
    public int Asked(string path, string request)
    {
        Add(paths, path);
        return Add(attempts, request) - 1;
    }

    /// <summary>Counts a request that was answered well.</summary>
    public void Answered(string request) => Add(answered, request);

    /// <summary>Counts a fault that struck.</summary>
    public void Struck(Fault fault) => Add(faults, fault);

    /// <summary>Counts a request that the model begins to work on.</summary>
    public void Begin()
    {
        lock (atWork)
            mostWorking = Math.Max(mostWorking, ++working);
    }

    /// <summary>Counts a request that the model has done with.</summary>
    public void End()
    {
        lock (atWork)
            working--;
    }

    public ServerReply Reply() => ServerReply.Object(to =>
    {
        to.WriteNumber("requests", paths.Values.Sum());
        to.WriteNumber("distinct", attempts.Count);
        to.WriteNumber("answered", answered.Values.Sum());
        to.WriteNumber("answered_again", answered.Values.Sum(static times => times - 1));
        WriteCounts(to, "paths", paths.Select(static path => (path.Key, path.Value)));
        WriteCounts(to, "faults", faults.Select(static fault => (FaultRate.Name(fault.Key), fault.Value)));
        lock (atWork)
        {
            to.WriteNumber("working", working);
            to.WriteNumber("most_working", mostWorking);
        }
    });

    private static void WriteCounts(Utf8JsonWriter to, string name, IEnumerable<(string Name, int Count)> counts) => to.WriteObject(name, () =>
    {
        foreach (var (key, count) in counts.OrderBy(static entry => entry.Item1, StringComparer.Ordinal))
            to.WriteNumber(key, count);
    });

    private static int Add<T>(ConcurrentDictionary<T, int> counts, T key)
        where T : notnull => counts.AddOrUpdate(key, 1, static (_, count) => count + 1);
}
