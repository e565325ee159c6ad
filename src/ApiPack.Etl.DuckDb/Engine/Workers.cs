using System.Runtime.ExceptionServices;

namespace ApiPack.Etl.DuckDb.Engine;

/// <summary>Runs work on threads of its own and waits for all; the first failure stops the others and is thrown.</summary>
internal static class Workers
{
    // Row steps walk documents and DuckDB walks plans by recursion: both get the same room on every machine.
    private const int StackBytes = 16 << 20;

    /// <summary>Runs every body on a thread.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static void Run(IReadOnlyList<Action<CancellationToken>> bodies, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var threads = bodies.Select(body => new Thread(() => Guarded(body), StackBytes) { IsBackground = true, Name = "duckdb-worker" }).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Guarded(Action<CancellationToken> body)
        {
            try
            {
                body(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The cause is the caller's own cancellation or the failure that another thread has noted.
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                stop.Cancel();
            }
        }
    }

    /// <summary>Takes the items in order, <paramref name="threads"/> at a time; each thread works with the tool it made.</summary>
    public static void ForEach<TItem, TTool>(
        IReadOnlyList<TItem> items, int threads, Func<CancellationToken, TTool> tool, Action<TItem, TTool> work, CancellationToken cancellation)
        where TTool : IDisposable
    {
        var next = -1;
        Run([.. Enumerable.Repeat<Action<CancellationToken>>(Body, Math.Min(threads, items.Count))], cancellation);

        void Body(CancellationToken stop)
        {
            using var own = tool(stop);
            while (Interlocked.Increment(ref next) is var index && index < items.Count)
            {
                stop.ThrowIfCancellationRequested();
                work(items[index], own);
            }
        }
    }
}
