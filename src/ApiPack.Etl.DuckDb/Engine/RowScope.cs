namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>The input of one bucket, or all input: knows when it is done, and lends the places where its rows are kept.</summary>
internal sealed class RowScope<TIn, TOut>(int? bucket, Func<KeptRows<TIn, TOut>> open) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stack<KeptRows<TIn, TOut>> idle = new();
    private readonly List<KeptRows<TIn, TOut>> all = [];
    private int held = 1;

    /// <summary>The input's bucket, or null for all input.</summary>
    public int? Bucket => bucket;

    /// <summary>A batch of the scope was handed out.</summary>
    public void Hold() => Interlocked.Increment(ref held);

    /// <summary>A batch was done, or the source is at its end; true for the last of all.</summary>
    public bool Release() => Interlocked.Decrement(ref held) == 0;

    /// <summary>A place for rows that no other thread uses.</summary>
    public KeptRows<TIn, TOut> Rent()
    {
        lock (gate)
        {
            if (idle.TryPop(out var place))
                return place;
            all.Add(open());
            return all[^1];
        }
    }

    /// <summary>Gives a place back.</summary>
    public void Return(KeptRows<TIn, TOut> place)
    {
        lock (gate)
            idle.Push(place);
    }

    /// <summary>The rows kept, by bucket; called once, when the scope is done.</summary>
    public IReadOnlyList<StagedBucket> Seal(StagingArea area)
    {
        var tables = all.SelectMany(place => place.Seal()).ToList();
        Dispose();
        return [.. tables.GroupBy(part => part.Bucket, part => part.Table).OrderBy(group => group.Key).Select(group => new StagedBucket(group.Key, area.All(group), [.. group]))];
    }

    public void Dispose()
    {
        foreach (var place in all)
            place.Dispose();
        all.Clear();
    }
}
