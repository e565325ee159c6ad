using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Fingerprints;
using ApiPack.Etl.Lake.Types;

namespace ApiPack.Etl.Spark.Fingerprints;

/// <summary>The canonical text of a row as <see cref="RowHash"/> defines it, in Spark's SQL.</summary>
internal static class CanonicalSql
{
    /// <summary>The text of a row of these columns.</summary>
    public static string Row(IEnumerable<TableColumn> columns) =>
        $"concat({string.Join(", ", columns.Select(column => Value(Sql.Name(column.Name), SqlTypeParser.Parse(column.SqlType), 0)))})";

    private static string Value(string value, SqlType type, int depth) => type switch
    {
        ListType list => $"CASE WHEN {value} IS NULL THEN 'N' ELSE concat('[', CAST(size({value}) AS STRING), ':', array_join(transform({value}, i{depth} -> {Value($"i{depth}", list.Element, depth + 1)}), ''), ']') END",
        StructType fields => $"CASE WHEN {value} IS NULL THEN 'N' ELSE concat('(', {string.Join(", ", fields.Fields.Select(field => Value($"{value}.{Sql.Name(field.Name)}", field.Type, depth)))}, ')') END",
        ScalarType { Sql: "VARCHAR" } => $"coalesce(concat(CAST(octet_length({value}) AS STRING), ':', {value}), 'N')",
        ScalarType { Sql: "BIGINT" or "INTEGER" } => $"coalesce(concat(CAST({value} AS STRING), ';'), 'N')",
        ScalarType { Sql: "BOOLEAN" } => $"CASE WHEN {value} IS NULL THEN 'N' WHEN {value} THEN 'T' ELSE 'F' END",
        ScalarType { Sql: "DOUBLE" } => Double(value),
        _ => throw new SparkException($"{type} is a type that tables here do not have: cast it to STRING, BIGINT, DOUBLE or BOOLEAN."),
    };

    private static string Double(string value) => $"""
        CASE WHEN {value} IS NULL THEN 'N' WHEN isnan({value}) THEN 'Dnan;'
            WHEN abs({value}) < 9E9D THEN concat('D', CAST(CAST(floor({value} * 1E9D + 0.5D) AS BIGINT) AS STRING), ';')
            WHEN abs({value}) < 9E18D THEN concat('D', CAST(CAST(floor({value}) AS BIGINT) AS STRING), 'e0;')
            WHEN {value} > 0D THEN 'Dhuge;' ELSE 'D-huge;' END
        """;
}
