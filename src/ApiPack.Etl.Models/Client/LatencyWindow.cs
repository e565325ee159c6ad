namespace ApiPack.Etl.Models.Client;

/// <summary>The latencies of one epoch of a limit, the first ones left out: they were admitted while the limit before still showed.</summary>
internal sealed class LatencyWindow
{
    private int settled;
    private int answered;
    private int failed;
    private double sum;

    /// <summary>How many latencies it holds.</summary>
    public int Samples { get; private set; }

    public void Answered(double latency, bool full, int settling)
    {
        answered++;
        if (!full || settled++ < settling)
            return;
        Samples++;
        sum += latency;
    }

    /// <summary>Counts a failure; true when at least two, and a tenth of all, have failed.</summary>
    public bool FailsTooOften() => ++failed >= 2 && failed * 10 >= failed + answered;

    /// <summary>The mean latency, above 0; the window begins anew.</summary>
    public double Take()
    {
        var mean = Math.Max(sum / Samples, 1e-9);
        (Samples, sum, answered, failed) = (0, 0, 0, 0);
        return mean;
    }

    public void Clear() => (settled, answered, failed, Samples, sum) = (0, 0, 0, 0, 0);
}
