namespace ApiPack.Etl.Spark;

/// <summary>Spark refused or failed, or cannot be reached; the message holds what Spark says, a worker's last words among it, and ends with the SQL.</summary>
public sealed class SparkException : Exception
{
    private const int ShownSql = 2000;

    /// <summary>A failure of <paramref name="sql"/>.</summary>
    public SparkException(string message, string? errorClass, string? sqlState, string? sql, Exception inner)
        : base(sql is null ? message : $"{message.TrimEnd()}\nSQL: {(sql.Length <= ShownSql ? sql : $"{sql.AsSpan(0, ShownSql)}… ({sql.Length} characters)")}", inner)
    {
        ErrorClass = errorClass;
        SqlState = sqlState;
        Sql = sql;
    }

    /// <summary>A failure caused by another.</summary>
    public SparkException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>A failure.</summary>
    public SparkException(string message) : base(message)
    {
    }

    /// <summary>A failure without a message.</summary>
    public SparkException()
    {
    }

    /// <summary>Spark's class of the error, such as <c>TABLE_OR_VIEW_NOT_FOUND</c>, or null.</summary>
    public string? ErrorClass { get; }

    /// <summary>The SQLSTATE, or null.</summary>
    public string? SqlState { get; }

    /// <summary>The whole SQL that failed, or null when no SQL was involved.</summary>
    public string? Sql { get; }
}
