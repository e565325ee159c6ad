namespace ApiPack.Etl.Core.Engine;

/// <summary>A data file of a table.</summary>
public sealed record TableFile
{
    /// <summary>Path below the table's folder, with <c>/</c>: <c>lang=python/07-3fe9….parquet</c>; the name comes from the content.</summary>
    public required string Path { get; init; }

    /// <summary>Rows in the file.</summary>
    public required long Rows { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Partition column and value, or null for a table without partitions.</summary>
    public string? Partition { get; init; }

    /// <summary>The API bucket, or null for a table that is not cut by API.</summary>
    public int? Bucket { get; init; }
}

/// <summary>A table's written files, before or after their commit.</summary>
public sealed record Table
{
    /// <summary>Table name, which is also its folder below <c>lake/tables</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Columns with their SQL types as DuckDB spells them (<c>VARCHAR</c>, <c>STRUCT(idx BIGINT, …)[]</c>).</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The partition column, or null.</summary>
    public string? PartitionBy { get; init; }

    /// <summary>Files in path order.</summary>
    public required IReadOnlyList<TableFile> Files { get; init; }

    /// <summary>Rows in all files.</summary>
    public long Rows => Files.Sum(file => file.Rows);
}

/// <summary>A column as it stands in a table's files.</summary>
/// <param name="Name">Column name.</param>
/// <param name="SqlType">DuckDB's spelling of the type.</param>
public sealed record TableColumn(string Name, string SqlType);
