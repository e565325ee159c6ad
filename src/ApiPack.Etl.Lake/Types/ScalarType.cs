namespace ApiPack.Etl.Lake.Types;

/// <summary>A type without parts that DuckDB, Parquet, Delta (reader 1, writer 2) and Hugging Face all hold exactly.</summary>
/// <param name="Sql">DuckDB's spelling.</param>
/// <param name="Delta">Spelling in a Delta log's schema.</param>
/// <param name="HuggingFace">Spelling in a dataset card's features.</param>
public sealed record ScalarType(string Sql, string Delta, string HuggingFace) : SqlType
{
    /// <summary>
    /// All of them. Left out on purpose: unsigned and HUGEINT (Delta has neither; DuckDB writes DOUBLE for the latter), TIMESTAMP without a
    /// time zone (Delta needs reader 3 for it; older readers drop the column).
    /// </summary>
    public static IReadOnlyList<ScalarType> All { get; } =
    [
        new("VARCHAR", "string", "string"),
        new("BIGINT", "long", "int64"),
        new("INTEGER", "integer", "int32"),
        new("SMALLINT", "short", "int16"),
        new("TINYINT", "byte", "int8"),
        new("DOUBLE", "double", "float64"),
        new("FLOAT", "float", "float32"),
        new("BOOLEAN", "boolean", "bool"),
        new("DATE", "date", "date32"),
        new("BLOB", "binary", "binary"),
        new("TIMESTAMP WITH TIME ZONE", "timestamp", "timestamp[us, tz=UTC]"),
    ];

    /// <summary>DuckDB's spelling.</summary>
    public override string ToString() => Sql;
}
