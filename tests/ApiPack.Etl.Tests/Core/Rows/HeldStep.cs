using System.Collections.Concurrent;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.Core.Rows;

/// <summary>A step whose rows end when the test says so, and as it says.</summary>
internal sealed class HeldStep(int inFlight) : IAsyncRowStep<Item, Item>, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, TaskCompletionSource<IReadOnlyList<Outcome<Item>>>> held = [];
    private readonly BlockingCollection<Item> started = [];

    public string Name => "held";

    public RowSchema<Item> Input => Item.Schema;

    public RowSchema<Item> Output => Item.Schema;

    public int InFlight => inFlight;

    /// <summary>The most rows that were under way at once.</summary>
    public int Most { get; private set; }

    /// <summary>How many rows are under way.</summary>
    public int UnderWay
    {
        get
        {
            lock (gate)
                return held.Count;
        }
    }

    public long Units(Item row) => 1;

    public string Key(Item row) => $"item {row.Id}";

    public async Task<IReadOnlyList<Outcome<Item>>> RunAsync(Item row, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<Outcome<Item>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            held.Add(row.Id, answer);
            Most = Math.Max(Most, held.Count);
        }

        started.Add(row, cancellationToken);
        try
        {
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (gate)
                held.Remove(row.Id);
        }
    }

    /// <summary>The next row that has started.</summary>
    public Item Next() => started.TryTake(out var row, TimeSpan.FromSeconds(60)) ? row : throw new TimeoutException("no row starts");

    public IReadOnlyList<Item> Next(int rows) => [.. Enumerable.Range(0, rows).Select(_ => Next())];

    public void Keep(Item row) => Answer(row).SetResult([Outcome<Item>.Keep(row)]);

    public void Fail(Item row, Exception failure) => Answer(row).SetException(failure);

    /// <summary>
    /// Ends rows in an order that the seed gives: every seventh fails, and the one after is rejected. Before it ends one it waits until all have started for
    /// which there is room.
    /// </summary>
    public void EndAll(int rows, int seed)
    {
        var random = new Random(seed);
        var waiting = new List<Item>();
        for (var ended = 0; ended < rows; ended++)
        {
            waiting.AddRange(Next(Math.Min(rows - ended, inFlight) - waiting.Count));
            var row = waiting[random.Next(waiting.Count)];
            waiting.Remove(row);
            if (row.Id % 7 == 0)
                Fail(row, new FormatException("broken row"));
            else if (row.Id % 7 == 1)
                Answer(row).SetResult([Outcome<Item>.Drop(new Reject(Key(row), "second", ""))]);
            else
                Keep(row);
        }
    }

    public void Dispose() => started.Dispose();

    private TaskCompletionSource<IReadOnlyList<Outcome<Item>>> Answer(Item row)
    {
        lock (gate)
            return held[row.Id];
    }
}
