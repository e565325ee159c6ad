using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Sources.Worker;

/// <summary>A step that reads files, as a worker runs it: a row may bring its file's bytes. For one thread.</summary>
/// <param name="step">The step.</param>
/// <param name="contents">Where the step reads files.</param>
/// <param name="listedBytes">The size of a row's file as listed, or -1.</param>
public sealed class DocumentStep<TIn, TOut>(IRowStep<TIn, TOut> step, RowContents contents, Func<TIn, long> listedBytes) : IRowStep<Document<TIn>, TOut>
{
    /// <inheritdoc/>
    public string Name => step.Name;

    /// <inheritdoc/>
    public RowSchema<Document<TIn>> Input { get; } = Document<TIn>.SchemaOf(step.Input);

    /// <inheritdoc/>
    public RowSchema<TOut> Output => step.Output;

    /// <inheritdoc/>
    public long Units(Document<TIn> row) => step.Units(row.Row);

    /// <inheritdoc/>
    public string Key(Document<TIn> row) => step.Key(row.Row);

    /// <inheritdoc/>
    public IEnumerable<Outcome<TOut>> Run(Document<TIn> row)
    {
        contents.Lend(row.Content, listedBytes(row.Row));
        foreach (var outcome in step.Run(row.Row))
            yield return outcome;
    }
}
