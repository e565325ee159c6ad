namespace ApiPack.Etl.Core.Engine;

/// <summary>The table <c>rejects</c>: every stage's rejected rows, partitioned by stage.</summary>
public static class RejectsTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "rejects";

    /// <summary>The partition column.</summary>
    public const string PartitionBy = "stage";

    /// <summary>The columns.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
        [new("stage", "VARCHAR"), new("key", "VARCHAR"), new("reason", "VARCHAR"), new("detail", "VARCHAR"), new("rows", "BIGINT")];

    /// <summary>The order of the rows of a stage.</summary>
    public static IReadOnlyList<string> OrderBy { get; } = ["key", "reason", "detail", "rows"];

    /// <summary>The table of these files.</summary>
    public static Table Of(IEnumerable<TableFile> files) => new()
    {
        Name = Name,
        Columns = Columns,
        PartitionBy = PartitionBy,
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
    };
}
