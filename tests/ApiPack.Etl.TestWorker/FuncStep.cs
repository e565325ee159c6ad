using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.TestWorker;

/// <summary>A step made of functions.</summary>
public sealed record FuncStep<TIn, TOut>(RowSchema<TIn> Input, RowSchema<TOut> Output, Func<TIn, IEnumerable<Outcome<TOut>>> Outcomes) : IRowStep<TIn, TOut>
{
    public string Name { get; init; } = "test";

    public Func<TIn, long> UnitsOf { get; init; } = static _ => 1;

    public Func<TIn, string> KeyOf { get; init; } = static row => $"{row}";

    public long Units(TIn row) => UnitsOf(row);

    public string Key(TIn row) => KeyOf(row);

    public IEnumerable<Outcome<TOut>> Run(TIn row) => Outcomes(row);
}

/// <summary>An asynchronous step made of functions.</summary>
public sealed record AsyncFuncStep<TIn, TOut>(
    RowSchema<TIn> Input, RowSchema<TOut> Output, Func<TIn, CancellationToken, Task<IReadOnlyList<Outcome<TOut>>>> Outcomes) : IAsyncRowStep<TIn, TOut>
{
    public string Name { get; init; } = "test";

    public int InFlight { get; init; } = 8;

    public Func<TIn, long> UnitsOf { get; init; } = static _ => 1;

    public Func<TIn, string> KeyOf { get; init; } = static row => $"{row}";

    public long Units(TIn row) => UnitsOf(row);

    public string Key(TIn row) => KeyOf(row);

    public Task<IReadOnlyList<Outcome<TOut>>> RunAsync(TIn row, CancellationToken cancellationToken) => Outcomes(row, cancellationToken);
}
