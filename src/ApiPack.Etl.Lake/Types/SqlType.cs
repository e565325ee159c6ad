namespace ApiPack.Etl.Lake.Types;

/// <summary>A column's type as the lake knows it: read from DuckDB's spelling, written to Delta's and to the dataset card's.</summary>
public abstract record SqlType;

/// <summary>A list.</summary>
/// <param name="Element">Type of the elements.</param>
public sealed record ListType(SqlType Element) : SqlType
{
    /// <summary>DuckDB's spelling.</summary>
    public override string ToString() => $"{Element}[]";
}

/// <summary>A struct.</summary>
/// <param name="Fields">Fields in order; at least one.</param>
public sealed record StructType(IReadOnlyList<StructField> Fields) : SqlType
{
    /// <summary>DuckDB's spelling.</summary>
    public override string ToString() => $"STRUCT({string.Join(", ", Fields)})";
}

/// <summary>A struct's field.</summary>
/// <param name="Name">Field name.</param>
/// <param name="Type">Field type.</param>
public sealed record StructField(string Name, SqlType Type)
{
    /// <summary>DuckDB's spelling, the name always quoted.</summary>
    public override string ToString() => $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {Type}";
}
