using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>SQL that turns rows into the JSON documents of the row codec.</summary>
internal static class JsonRows
{
    /// <summary>The document of a row; a NULL column is left out.</summary>
    public static string Document(IEnumerable<Column> columns) => $"to_json(struct({Sql.Names(columns.Select(column => column.Name))})) AS document";

    /// <summary>A SELECT as a relation whose columns have the schema's names and types, in its order.</summary>
    public static string Named(string select, IReadOnlyList<Column> columns)
    {
        var typed = columns.Select(column => $"CAST({Sql.Name(column.Name)} AS {SparkType(column.Type)}) AS {Sql.Name(column.Name)}");
        return $"(SELECT {string.Join(", ", typed)} FROM {Sql.Relation(select)} AS s({Sql.Names(columns.Select(column => column.Name))})) AS r";
    }

    private static string SparkType(ColumnType type) => SparkTypes.Spell(Lake.Types.SqlTypeParser.Parse(SparkTypes.Sql(type)));
}
