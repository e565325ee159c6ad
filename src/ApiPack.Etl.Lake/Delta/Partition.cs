using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>A file's partition: the value of the table's partition column, which the file's folder spells <c>column=value</c>.</summary>
public static class Partition
{
    /// <summary>How folders spell a null value.</summary>
    public const string NullValue = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>The partition's value as the folder spells it.</summary>
    /// <param name="column">The partition column.</param>
    /// <param name="path">The file, below its table's folder.</param>
    /// <exception cref="InputException">The file is not in a folder of its partition, or the value needs escapes that readers disagree on.</exception>
    public static string Value(string column, string path)
    {
        var folder = path.Split('/')[0];
        var value = folder.StartsWith($"{column}=", StringComparison.Ordinal) ? folder[(column.Length + 1)..] : "";
        return LakePath.IsName(value)
            ? value
            : throw new InputException($"{path} should be in a folder '{column}=VALUE' with a value of letters, digits and ._-");
    }

    /// <summary>A file's partition values as a log holds them: by column, null for a null value; none for a table without partitions.</summary>
    internal static Dictionary<string, string?> Logged(string? column, string path)
    {
        if (column is null)
            return [];
        var value = Value(column, path);
        return new() { [column] = value == NullValue ? null : value };
    }
}
