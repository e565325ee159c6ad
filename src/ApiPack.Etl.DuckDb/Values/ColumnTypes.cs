using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.DuckDb.Native;

namespace ApiPack.Etl.DuckDb.Values;

/// <summary>What a column's type is in DuckDB.</summary>
internal static class ColumnTypes
{
    /// <summary>The type as SQL spells it.</summary>
    public static string Sql(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Long => "BIGINT",
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.TextList => "VARCHAR[]",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>The type as the C API makes it; the caller disposes it.</summary>
    public static LogicalTypeHandle Native(ColumnType type)
    {
        if (type != ColumnType.TextList)
            return Api.CreateType(Id(type));
        using var item = Api.CreateType(TypeId.Varchar);
        return Api.CreateListType(item);
    }

    /// <summary>Fails when a SELECT's columns are not the schema's.</summary>
    /// <exception cref="DuckDbException">Another number of columns, or a column of another type.</exception>
    public static void Check(ResultStream result, IReadOnlyList<Column> columns, string sql)
    {
        if (result.Names.Count != columns.Count)
            throw new DuckDbException($"The SELECT gives {result.Names.Count} columns ({string.Join(", ", result.Names)}), the row has {columns.Count}.", sql);
        for (var i = 0; i < columns.Count; i++)
        {
            if (!Fits(result, i, columns[i].Type))
                throw new DuckDbException($"Column {i} ({result.Names[i]}) of the SELECT is not {Sql(columns[i].Type)}, which the row's {columns[i].Name} is: cast it.", sql);
        }
    }

    private static bool Fits(ResultStream result, int column, ColumnType type)
    {
        using var actual = result.Type(column);
        if (Api.GetTypeId(actual) != Id(type))
            return false;
        if (type != ColumnType.TextList)
            return true;
        using var item = Api.ListItemType(actual);
        return Api.GetTypeId(item) == TypeId.Varchar;
    }

    private static TypeId Id(ColumnType type) => type switch
    {
        ColumnType.Text => TypeId.Varchar,
        ColumnType.Long => TypeId.BigInt,
        ColumnType.Double => TypeId.Double,
        ColumnType.Boolean => TypeId.Boolean,
        ColumnType.TextList => TypeId.List,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
