namespace ApiPack.Etl.Core.Rows;

/// <summary>
/// The rows of a step that are under way: at most <see cref="IAsyncRowStep{TIn, TOut}.InFlight"/> at once, on the thread pool. A row holds its place until its
/// outcomes are written, so that neither rows nor outcomes pile up; the next row takes whichever place is free first.
/// </summary>
public sealed class RowWindow<TIn, TOut> : IDisposable
{
    private readonly IAsyncRowStep<TIn, TOut> step;

    // Never asked for its wait handle, and so nothing to dispose: a place may still be given back when the window is closed.
    private readonly SemaphoreSlim places;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken token;
    private readonly object gate = new();
    private int underWay;

    /// <summary>A window with every place free.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Ends all rows.</param>
    public RowWindow(IAsyncRowStep<TIn, TOut> step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(step.InFlight, 1, nameof(step));
        this.step = step;
        places = new SemaphoreSlim(step.InFlight);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        token = stop.Token;
    }

    /// <summary>Starts the row as soon as a place is free.</summary>
    /// <param name="row">The row.</param>
    /// <param name="answered">Takes what the step made of the row, failed and cancelled rows too; on any thread, and must neither block nor throw.</param>
    /// <exception cref="OperationCanceledException">The window is cancelled or closed.</exception>
    public void Start(TIn row, Action<Task<IReadOnlyList<Outcome<TOut>>>> answered)
    {
        ArgumentNullException.ThrowIfNull(answered);
        places.Wait(token);
        lock (gate)
        {
            token.ThrowIfCancellationRequested();
            underWay++;
        }

        _ = Task.Run(() => step.RunAsync(row, token), token).ContinueWith(End, answered, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The outcomes of a row are written: its place is free.</summary>
    public void Release() => places.Release();

    /// <summary>Waits until every row that was started has been answered.</summary>
    public void Finish()
    {
        lock (gate)
        {
            while (underWay > 0)
                Monitor.Wait(gate);
        }
    }

    /// <summary>Cancels the rows that are under way and waits for their end; no row starts any more.</summary>
    public void Dispose()
    {
        stop.Cancel();
        Finish();
        stop.Dispose();
    }

    private void End(Task<IReadOnlyList<Outcome<TOut>>> answer, object? answered)
    {
        try
        {
            ((Action<Task<IReadOnlyList<Outcome<TOut>>>>)answered!)(answer);
        }
        finally
        {
            lock (gate)
            {
                if (--underWay == 0)
                    Monitor.PulseAll(gate);
            }
        }
    }
}
