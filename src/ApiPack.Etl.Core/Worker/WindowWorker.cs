using System.Threading.Channels;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Worker;

/// <summary>An asynchronous step's rows between two pipes: one thread reads and starts them, the caller's writes what is done.</summary>
internal static class WindowWorker
{
    public static StepTrailer Run<TIn, TOut>(IAsyncRowStep<TIn, TOut> step, StepRunner<TIn, TOut> runner, Stream input, StepLineWriter<TOut> outcomes)
    {
        var (keep, drop) = ((Action<TOut>)outcomes.Keep, (Action<Reject>)outcomes.Drop);
        var done = Channel.CreateUnbounded<Answered<TIn, TOut>>();
        var trailer = default(StepTrailer);
        using var window = new RowWindow<TIn, TOut>(step, CancellationToken.None);

        // Nobody can wait for this thread, since nothing ends a read that waits for a line; once the window is closed it starts no row.
        new Thread(() => Read(step.Input, input, window, done.Writer)) { IsBackground = true, Name = "step-reader" }.Start();
        foreach (var (row, answer) in done.Reader.ReadAllAsync().ToBlockingEnumerable())
        {
            trailer = trailer.Add(runner.Run(row, keep, drop, answer));
            window.Release();
        }

        return trailer;
    }

    private static void Read<TIn, TOut>(RowSchema<TIn> schema, Stream input, RowWindow<TIn, TOut> window, ChannelWriter<Answered<TIn, TOut>> done)
    {
        try
        {
            using var from = new StepLineReader<TIn>(input, schema);
            while (from.TryRead(out var row))
                window.Start(row, answer => done.TryWrite(new(row, answer)));
            window.Finish();
            done.Complete();
        }
        catch (Exception failure)
        {
            done.TryComplete(failure);
        }
    }

    private readonly record struct Answered<TIn, TOut>(TIn Row, Task<IReadOnlyList<Outcome<TOut>>> Answer);
}
