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
