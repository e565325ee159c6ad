namespace ApiPack.Etl.DuckDb;

/// <summary>DuckDB refused or failed; the message ends with the SQL.</summary>
public sealed class DuckDbException : Exception
{
    private const int ShownSql = 2000;

    /// <summary>A failure of <paramref name="sql"/>.</summary>
    public DuckDbException(string message, string sql)
        : base($"{message.TrimEnd()}\nSQL: {(sql.Length <= ShownSql ? sql : $"{sql.AsSpan(0, ShownSql)}… ({sql.Length} characters)")}") => Sql = sql;

    /// <summary>A failure without SQL.</summary>
    public DuckDbException(string message) : base(message)
    {
    }

    /// <summary>A failure caused by another.</summary>
    public DuckDbException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>A failure without a message.</summary>
    public DuckDbException()
    {
    }

    /// <summary>The whole SQL that failed, or null when no SQL was involved.</summary>
    public string? Sql { get; }
}
