namespace ApiPack.Etl.Core.Rows;

/// <summary>
/// A pure function from one row to outcomes: no clock, no randomness but what is keyed by the row's id, no state between rows,
/// safe to call from many threads. Every engine runs the same step.
/// </summary>
public interface IRowStep<TIn, TOut>
{
    /// <summary>Name of the step, as <c>apipack step NAME</c> knows it.</summary>
    string Name { get; }

    /// <summary>Layout of the input rows.</summary>
    RowSchema<TIn> Input { get; }

    /// <summary>Layout of the output rows.</summary>
    RowSchema<TOut> Output { get; }

    /// <summary>How many outcomes the row must give (kept plus <see cref="Reject.Rows"/> of the rejected); the ledger checks the sum.</summary>
    long Units(TIn row);

    /// <summary>Key under which the row is rejected when the step itself fails on it.</summary>
    string Key(TIn row);

    /// <summary>The outcomes of one row.</summary>
    IEnumerable<Outcome<TOut>> Run(TIn row);
}
