using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Jobs.Build;

namespace ApiPack.Etl.Jobs;

/// <summary>A stage in its place in the build.</summary>
internal sealed record PipelineStage
{
    /// <summary>Stage as the command line and the ledger name it.</summary>
    public required string Name { get; init; }

    /// <summary>Table it makes.</summary>
    public required string Table { get; init; }

    /// <summary>Input units, for progress, where they are known before the build.</summary>
    public long? Total { get; init; }

    /// <summary>A SELECT of one BIGINT: input units, for progress, where earlier tables tell; null when the stage is over at once.</summary>
    public string? TotalSql { get; init; }

    /// <summary>A SELECT of one BIGINT that must give 0, or the build fails: what the stage promises, proven on its result.</summary>
    public string? ProofSql { get; init; }

    /// <summary>A SELECT of name and BIGINT: what the ledger tells of the stage's kept rows beside their number.</summary>
    public string? FiguresSql { get; init; }

    public required Func<IEngine, IProgress<StageProgress>?, CancellationToken, StageResult> Run { get; init; }

    /// <summary>Runs the stage, proves what it promises, and completes its account.</summary>
    /// <exception cref="InvalidOperationException">The result breaks what the stage promises.</exception>
    public StageResult Complete(IEngine engine, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var result = Run(engine, progress, cancellation);
        if (ProofSql is { } proof && engine.Count(proof) is var broken and not 0)
        {
            throw new InvalidOperationException($"stage {Name}: {broken} rows break what it promises ({proof.Split('\n')[0]})");
        }

        return FiguresSql is { } figures
            ? result with { Ledger = result.Ledger with { Figures = engine.Read(figures, LedgerFigure.Schema).ToDictionary(figure => figure.Name, figure => figure.Value) } }
            : result;
    }

    public static PipelineStage Of(SqlStage stage) => new()
    {
        Name = stage.Name,
        Table = stage.Table,
        Run = (engine, progress, cancellation) => engine.Run(stage, progress, cancellation),
    };

    public static PipelineStage Of<TIn, TOut>(RowStage<TIn, TOut> stage) => new()
    {
        Name = stage.Name,
        Table = stage.Table,
        Run = (engine, progress, cancellation) => engine.Run(stage, progress, cancellation),
    };

    /// <summary>The stage with a table in its reach that no stage makes.</summary>
    public PipelineStage Reading(Table table) => this with
    {
        Run = (engine, progress, cancellation) =>
        {
            engine.Register(table);
            return Run(engine, progress, cancellation);
        },
    };
}
