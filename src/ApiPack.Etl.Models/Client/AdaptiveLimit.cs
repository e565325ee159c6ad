namespace ApiPack.Etl.Models.Client;

/// <summary>
/// How many requests one server is given at once, found by what more of them bring. Latency alone does not tell: where a server batches, more requests take longer
/// and still give more. So the mean latency at two limits is compared: with twice the requests at the same latency the server does twice the work, at twice
/// the latency it does no more. The limit doubles while that pays, then a try a quarter up or a fifth down now and then keeps it where it should be. A server that turns
/// requests away lowers it at once. Not safe for threads: its gate holds the lock.
/// </summary>
/// <param name="most">The limit's upper bound, from 1 on.</param>
internal sealed class AdaptiveLimit(int most)
{
    private const int First = 8;

    // With one alone, a request that is never answered would hold all others up until its time is over.
    private const int Fewest = 2;
    private const int FewestSamples = 16;
    private const int ShortestRest = 4;
    private const int LongestRest = 64;

    private readonly LatencyWindow window = new();
    private Phase phase = Phase.Doubling;
    private int steady = Math.Min(First, most);
    private (int Limit, double Latency)? known;
    private int rest = ShortestRest;
    private int rested;
    private bool upNext = true;

    private enum Phase
    {
        Doubling,
        Steady,
        Trying,
    }

    /// <summary>The limit now, from 1 on.</summary>
    public int Limit { get; private set; } = Math.Min(First, most);

    /// <summary>Raised when the limit changes; what was admitted before tells nothing of it.</summary>
    public int Epoch { get; private set; }

    /// <summary>A request was answered.</summary>
    /// <param name="epoch">The epoch it was admitted in.</param>
    /// <param name="latency">Seconds from its admission to its answer.</param>
    /// <param name="full">True when the limit held others back as it was admitted; otherwise it tells nothing of the limit.</param>
    public void Answered(int epoch, double latency, bool full)
    {
        if (epoch != Epoch)
            return;
        window.Answered(latency, full, settling: Limit);
        if (window.Samples >= Math.Max(FewestSamples, Limit) * (phase == Phase.Trying ? 2 : 1))
            Decide(window.Take());
    }

    /// <summary>A request was turned away or lost; true when that is so many that the limit was lowered.</summary>
    public bool Failed(int epoch)
    {
        if (epoch != Epoch || !window.FailsTooOften())
            return false;
        Lower(phase switch
        {
            Phase.Trying when Limit > steady => steady,
            Phase.Doubling when known is { } before && before.Limit < Limit => before.Limit,
            _ => Math.Max(Math.Min(Fewest, most), Limit * 7 / 10),
        });
        return true;
    }

    private void Decide(double latency)
    {
        switch (phase)
        {
            case Phase.Doubling:
                Double(latency);
                break;
            case Phase.Steady:
                Rest(latency);
                break;
            default:
                Judge(latency);
                break;
        }
    }

    private void Double(double latency)
    {
        var before = known;
        known = (Limit, latency);
        if (before is { } last && Gain(last, (Limit, latency)) < 0.3)
            Settle(Math.Clamp((int)(Limit / latency * last.Latency * 1.1) + 1, last.Limit, Limit));
        else if (Limit == most)
            Settle(Limit);
        else
            Change(Math.Min(Limit * 2, most));
    }

    private void Rest(double latency)
    {
        if (known is { } before && (latency > 2 * before.Latency || latency < before.Latency / 2))
        {
            known = null;
            phase = Phase.Doubling;
            Change(latency < before.Latency ? Limit : Math.Max(Math.Min(Fewest, most), (int)(Limit * before.Latency / latency)));
            return;
        }

        known = (Limit, latency);
        if (++rested < rest)
            return;
        rested = 0;
        var up = upNext;
        upNext = !up;
        var trial = up ? Math.Min(most, Math.Max(Limit + 1, Limit * 5 / 4)) : Math.Max(2, Math.Min(Limit - 1, Limit * 4 / 5));
        if (up ? trial <= Limit : trial >= Limit)
            return;
        phase = Phase.Trying;
        Change(trial);
    }

    /// <summary>Keeps a try that pays, and tries the same way again soon. One down that costs nothing is followed half the way, so that something always waits for a slot that falls free.</summary>
    private void Judge(double latency)
    {
        var before = known!.Value;
        var up = Limit > steady;
        var gain = up ? Gain(before, (Limit, latency)) : Gain((Limit, latency), before);
        if (up ? gain >= 0.15 : gain < 0.05)
        {
            known = (Limit, latency);
            rest = ShortestRest;
            Settle(up ? Limit : (Limit + steady) / 2);
            (upNext, rested) = (up, rest - 1);
        }
        else
        {
            rest = Math.Min(rest * 2, LongestRest);
            Settle(steady);
        }
    }

    private static double Gain((int Limit, double Latency) low, (int Limit, double Latency) high) =>
        1 - Math.Log(high.Latency / low.Latency) / Math.Log((double)high.Limit / low.Limit);

    private void Lower(int limit)
    {
        rest = Math.Min(rest * 2, LongestRest);
        known = null;
        Settle(limit);
    }

    private void Settle(int limit)
    {
        if (known?.Limit != limit)
            known = null;
        phase = Phase.Steady;
        rested = 0;
        steady = limit;
        Change(limit);
    }

    private void Change(int limit)
    {
        Limit = limit;
        if (phase != Phase.Trying)
            steady = limit;
        Epoch++;
        window.Clear();
    }
}
