using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Engine;

/// <summary>How far a stage's rows depend on one another.</summary>
public enum StageScope
{
    /// <summary>Rows depend only on rows of the same API: an engine may run bucket by bucket.</summary>
    Api,

    /// <summary>Rows may depend on any other row: the engine runs the stage as a whole.</summary>
    Whole,
}

/// <summary>A stage of the build: what to make, never how.</summary>
public abstract record Stage
{
    /// <summary>Stage name, as the ledger and <c>rejects</c> say it.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the table it makes, where that is not the stage's own.</summary>
    public string? TableName { get; init; }

    /// <summary>Name of the table it makes.</summary>
    public string Table => TableName ?? Name;

    /// <summary>How far rows depend on one another.</summary>
    public required StageScope Scope { get; init; }

    /// <summary>Columns that give the table's total order; the first ones are also its unique key when <see cref="UniqueKey"/> is set.</summary>
    public required IReadOnlyList<string> OrderBy { get; init; }

    /// <summary>Column that partitions the files, or null; values match <c>[A-Za-z0-9._-]+</c>.</summary>
    public string? PartitionBy { get; init; }

    /// <summary>All values that <see cref="PartitionBy"/> can have, where they are known beforehand; null lets the engine find them.</summary>
    public IReadOnlyList<string>? PartitionValues { get; init; }

    /// <summary>Name of the output column that holds a row's API, for engines that cut a table by SQL.</summary>
    public string ApiIdColumn { get; init; } = "api_id";

    /// <summary>Columns of which only the first row in <see cref="OrderBy"/> order is kept; later ones are rejected as <c>duplicate</c>.</summary>
    public IReadOnlyList<string>? UniqueKey { get; init; }
}

/// <summary>A stage that is one SQL relation over earlier tables (portable subset; see the engine's macros).</summary>
public sealed record SqlStage : Stage
{
    /// <summary>The SELECT whose result is the table.</summary>
    public required string Sql { get; init; }

    /// <summary>A SELECT of one BIGINT: the rows that the stage's input should give. Runs in the same scope as <see cref="Sql"/>.</summary>
    public required string InputCountSql { get; init; }

    /// <summary>A SELECT of <c>key, reason, detail, rows</c> for what is missing, or null when nothing can be.</summary>
    public string? RejectsSql { get; init; }
}

/// <summary>A stage that runs a row step over a SQL relation, or over rows given by the driver.</summary>
public sealed record RowStage<TIn, TOut> : Stage
{
    /// <summary>The step.</summary>
    public required IRowStep<TIn, TOut> Step { get; init; }

    /// <summary>The SELECT whose columns are the step's input in its order, or null when <see cref="Rows"/> is given.</summary>
    public string? Source { get; init; }

    /// <summary>Input rows from the driver (a source's listing), or null when <see cref="Source"/> is given.</summary>
    public IEnumerable<TIn>? Rows { get; init; }

    /// <summary>The API of an output row, which gives its bucket; null for a table that is not cut by API.</summary>
    public Func<TOut, string>? ApiId { get; init; }

    /// <summary>What a worker process of the step is told after its name, such as the sources that it may read.</summary>
    public IReadOnlyList<string> WorkerArguments { get; init; } = [];

    /// <summary>Where the files lie that the step reads, by source; none for a step that reads no files. Looked at only by engines that hand files over.</summary>
    public IEnumerable<FileRoot> Files { get; init; } = [];

    /// <summary>Rows handed to a worker at once: 1 for whole files, hundreds for small rows.</summary>
    public int BatchRows { get; init; } = 256;
}
