namespace ApiPack.Etl.Core.Engine;

/// <summary>The SQL by which every engine keeps the first row of each key and rejects the others as <c>duplicate</c>.</summary>
public static class DuplicateRows
{
    /// <summary>The column that <see cref="Ranked"/> adds: 1 for a row to keep.</summary>
    public const string Rank = "apipack_rank";

    /// <summary>A SELECT of one BIGINT: how many different keys the rows have.</summary>
    public static string KeyCount(Stage stage, string select) => $"SELECT count(*) FROM (SELECT DISTINCT {Sql.Names(Key(stage))} FROM ({select}) AS r) AS d";

    /// <summary>The rows with their rank among those of their key.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="columns">All columns: rows that share key and order are told apart by the others, so that which one stays depends on content alone.</param>
    /// <param name="select">The rows.</param>
    public static string Ranked(Stage stage, IEnumerable<string> columns, string select)
    {
        var order = Sql.Order(stage.OrderBy.Concat(columns.Except(stage.OrderBy)));
        return $"SELECT *, row_number() OVER (PARTITION BY {Sql.Names(Key(stage))} ORDER BY {order}) AS {Rank} FROM ({select}) AS r";
    }

    /// <summary>The rows to keep.</summary>
    public static string Kept(IEnumerable<string> columns, string ranked) => $"SELECT {Sql.Names(columns)} FROM {ranked} WHERE {Rank} = 1";

    /// <summary>The others as <c>key, reason, detail, rows</c>.</summary>
    public static string Rejected(Stage stage, string ranked) => $"""
        SELECT {Joined("d", Key(stage))} AS key, 'duplicate' AS reason, 'kept: ' || {Named("k", stage.OrderBy)} AS detail, CAST(1 AS BIGINT) AS rows
        FROM {ranked} AS d JOIN {ranked} AS k ON k.{Rank} = 1 AND d.{Rank} > 1 AND {string.Join(" AND ", Key(stage).Select(c => $"d.{Sql.Name(c)} IS NOT DISTINCT FROM k.{Sql.Name(c)}"))}
        """;

    private static IReadOnlyList<string> Key(Stage stage) => stage.UniqueKey ?? throw new ArgumentException($"stage {stage.Name} has no unique key", nameof(stage));

    private static string Joined(string row, IEnumerable<string> columns) => string.Join(" || ':' || ", columns.Select(c => Shown(row, c)));

    private static string Named(string row, IEnumerable<string> columns) => string.Join(" || ', ' || ", columns.Select(c => $"{Sql.Text(c + "=")} || {Shown(row, c)}"));

    private static string Shown(string row, string column) => $"coalesce(CAST({row}.{Sql.Name(column)} AS STRING), 'NULL')";
}
