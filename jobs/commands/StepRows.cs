using System.Runtime.CompilerServices;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>Runs a row step over a command's lines, in their order, as many at once as the step asks for.</summary>
internal static class StepRows
{
    /// <summary>Each item with what became of its row.</summary>
    /// <param name="step">The step.</param>
    /// <param name="items">The items, read as they are needed.</param>
    /// <param name="row">An item's row, or null where it has none and gives no outcomes.</param>
    /// <param name="cancellation">Ends the rows under way.</param>
    public static async IAsyncEnumerable<(TItem Item, IReadOnlyList<Outcome<TOut>> Outcomes)> Run<TItem, TIn, TOut>(
        IRowStep<TIn, TOut> step, IEnumerable<TItem> items, Func<TItem, TIn?> row, [EnumeratorCancellation] CancellationToken cancellation)
        where TIn : class
    {
        var asynchronous = step as IAsyncRowStep<TIn, TOut>;
        var runner = new StepRunner<TIn, TOut>($"step {step.Name}", step);
        var underWay = new Queue<(TItem Item, TIn? Row, Task<IReadOnlyList<Outcome<TOut>>>? Answer)>();
        foreach (var item in items)
        {
            var next = row(item);
            underWay.Enqueue((item, next, next is null ? null : asynchronous?.RunAsync(next, cancellation)));
            if (underWay.Count >= (asynchronous?.InFlight ?? 1))
            {
                yield return await Finish(underWay.Dequeue()).ConfigureAwait(false);
            }
        }

        while (underWay.TryDequeue(out var last))
        {
            yield return await Finish(last).ConfigureAwait(false);
        }

        async Task<(TItem Item, IReadOnlyList<Outcome<TOut>> Outcomes)> Finish((TItem Item, TIn? Row, Task<IReadOnlyList<Outcome<TOut>>>? Answer) done)
        {
            var outcomes = new List<Outcome<TOut>>();
            if (done.Row is not null)
            {
                await ((Task?)done.Answer ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                runner.Run(done.Row, kept => outcomes.Add(Outcome<TOut>.Keep(kept)), reject => outcomes.Add(Outcome<TOut>.Drop(reject)), done.Answer);
            }

            return (done.Item, outcomes);
        }
    }
}
