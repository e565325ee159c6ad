using System.Text.RegularExpressions;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Lake.Types;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Types as Spark spells them, from and to the lake's spelling.</summary>
internal static partial class SparkTypes
{
    private static readonly Dictionary<string, string> Scalars = new(StringComparer.Ordinal)
    {
        ["VARCHAR"] = "string",
        ["BIGINT"] = "bigint",
        ["INTEGER"] = "int",
        ["SMALLINT"] = "smallint",
        ["TINYINT"] = "tinyint",
        ["DOUBLE"] = "double",
        ["FLOAT"] = "float",
        ["BOOLEAN"] = "boolean",
        ["DATE"] = "date",
        ["BLOB"] = "binary",
        ["TIMESTAMP WITH TIME ZONE"] = "timestamp",
    };

    /// <summary>A column's type in the lake's spelling.</summary>
    public static string Sql(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Long => "BIGINT",
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.TextList => "VARCHAR[]",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Columns as a schema in Spark's DDL.</summary>
    public static string Schema(IEnumerable<TableColumn> columns) =>
        string.Join(", ", columns.Select(column => $"{Name(column.Name)} {Spell(SqlTypeParser.Parse(column.SqlType))}"));

    /// <summary>A type in Spark's DDL.</summary>
    public static string Spell(SqlType type) => type switch
    {
        ListType list => $"array<{Spell(list.Element)}>",
        StructType fields => $"struct<{string.Join(", ", fields.Fields.Select(field => $"{Name(field.Name)}: {Spell(field.Type)}"))}>",
        ScalarType scalar => Scalars[scalar.Sql],
        _ => throw new ArgumentException($"{type} is no type of tables", nameof(type)),
    };

    /// <summary>The lake's spelling of a type as Spark describes it.</summary>
    /// <exception cref="SparkException">Tables do not have such a type.</exception>
    public static string Read(string column, string described)
    {
        var rest = described.AsSpan();
        var type = Read(column, described, ref rest);
        return rest.Length == 0 ? type : throw Unknown(column, described);
    }

    private static string Read(string column, string described, ref ReadOnlySpan<char> rest)
    {
        if (Take("array<", ref rest))
        {
            var item = Read(column, described, ref rest);
            return Take(">", ref rest) ? item + "[]" : throw Unknown(column, described);
        }

        if (!Take("struct<", ref rest))
        {
            var end = rest.IndexOfAny(",>");
            var name = (end < 0 ? rest : rest[..end]).ToString();
            rest = end < 0 ? [] : rest[end..];
            return Scalars.FirstOrDefault(scalar => scalar.Value == name).Key ?? throw Unknown(column, described);
        }

        var fields = new List<string>();
        do
        {
            var colon = rest.IndexOf(':');
            if (colon < 0)
                throw Unknown(column, described);
            var field = rest[..colon].ToString();
            rest = rest[(colon + 1)..];
            fields.Add($"{(PlainName.IsMatch(field) ? field : Core.Engine.Sql.Name(field))} {Read(column, described, ref rest)}");
        }
        while (Take(",", ref rest));
        return Take(">", ref rest) ? $"STRUCT({string.Join(", ", fields)})" : throw Unknown(column, described);
    }

    private static bool Take(string text, ref ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith(text, StringComparison.Ordinal))
            return false;
        rest = rest[text.Length..];
        return true;
    }

    private static SparkException Unknown(string column, string described) =>
        new($"Column {column} has a type that tables here do not have ({described}): cast it to STRING, BIGINT, DOUBLE or BOOLEAN.");

    private static string Name(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]*\z")]
    private static partial Regex PlainName { get; }
}
