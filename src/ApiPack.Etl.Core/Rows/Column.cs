namespace ApiPack.Etl.Core.Rows;

/// <summary>The types a table's column may have; each has an exact counterpart in DuckDB, Parquet, Delta and Spark.</summary>
public enum ColumnType
{
    /// <summary>UTF-8 text (DuckDB VARCHAR, Delta <c>string</c>).</summary>
    Text,

    /// <summary>64-bit signed integer (DuckDB BIGINT, Delta <c>long</c>).</summary>
    Long,

    /// <summary>64-bit float (DuckDB DOUBLE, Delta <c>double</c>).</summary>
    Double,

    /// <summary>Boolean (DuckDB BOOLEAN, Delta <c>boolean</c>).</summary>
    Boolean,

    /// <summary>List of text (DuckDB VARCHAR[], Delta array of <c>string</c>).</summary>
    TextList,
}

/// <summary>A column of a row step's input or output, in the order that rows are read and written.</summary>
/// <param name="Name">Column name, snake case.</param>
/// <param name="Type">Column type; every column may hold NULL.</param>
public sealed record Column(string Name, ColumnType Type);
