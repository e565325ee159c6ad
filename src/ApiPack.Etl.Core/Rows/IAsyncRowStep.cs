namespace ApiPack.Etl.Core.Rows;

/// <summary>
/// A row step that waits for something outside the process, such as a model server: an engine keeps up to <see cref="InFlight"/> rows going at once and
/// starts the next as soon as one is done, so that a slow row holds nothing up but itself. Outcomes depend on the row alone, as any step's.
/// </summary>
public interface IAsyncRowStep<TIn, TOut> : IRowStep<TIn, TOut>
{
    /// <summary>How many rows a process has going at once, from 1 on.</summary>
    int InFlight { get; }

    /// <summary>The outcomes of one row.</summary>
    Task<IReadOnlyList<Outcome<TOut>>> RunAsync(TIn row, CancellationToken cancellationToken);

    /// <inheritdoc />
    IEnumerable<Outcome<TOut>> IRowStep<TIn, TOut>.Run(TIn row) => RunAsync(row, CancellationToken.None).GetAwaiter().GetResult();
}
