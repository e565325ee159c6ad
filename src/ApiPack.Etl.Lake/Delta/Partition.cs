using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>A file's partition: the value of the table's partition column, which the file's folder spells <c>column=value</c>.</summary>
public static class Partition
{
    /// <summary>How folders spell a null value.</summary>
    public const string NullValue = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>The partition's value; null for a null value and for a table without partitions.</summary>
    /// <exception cref="InputException">The file is not in a folder of its partition, or the value needs escapes that readers disagree on.</exception>
    public static string? Value(Table table, TableFile file)
    {
        if (table.PartitionBy is not { } column)
            return null;

        var folder = file.Path.Split('/')[0];
        var value = folder.StartsWith($"{column}=", StringComparison.Ordinal) ? folder[(column.Length + 1)..] : "";
        if (!LakePath.IsName(value))
            throw new InputException($"table {table.Name}: {file.Path} should be in a folder '{column}=VALUE' with a value of letters, digits and ._-");
        return value == NullValue ? null : value;
    }

    internal static Dictionary<string, string?> Values(Table table, TableFile file) =>
        table.PartitionBy is { } column ? new() { [column] = Value(table, file) } : [];
}
