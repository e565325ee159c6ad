using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Core.Engine;

/// <summary>Puts written files into a lake under names from their content: <c>lang=python/07-3fe9….parquet</c>.</summary>
/// <param name="lakeFolder">The lake's folder.</param>
public sealed partial class DataFiles(string lakeFolder)
{
    /// <summary>Moves a written file to its place; a file of the same content that is there already stays.</summary>
    /// <param name="temporary">The written file, on the lake's disk.</param>
    /// <param name="file">What is known of it.</param>
    /// <param name="table">The table's name.</param>
    public TableFile Adopt(string temporary, WrittenFile file, string table)
    {
        ArgumentNullException.ThrowIfNull(file);
        var sha256 = Sha256(temporary);
        var folder = file.Partition is null ? "" : file.Partition + "/";
        var name = $"{folder}{(file.Bucket is { } number ? $"{number:00}" : "all")}-{sha256[..32]}.parquet";
        var path = PathOf(table, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = new FileInfo(temporary).Length;
        if (!File.Exists(path))
            File.Move(temporary, path);
        return new TableFile { Path = name, Rows = file.Rows, Bytes = bytes, Sha256 = sha256, Partition = file.Partition, Bucket = file.Bucket };
    }

    /// <summary>Where a table's file is.</summary>
    public string PathOf(string table, string file) => Path.Combine(lakeFolder, "tables", table, file);

    /// <summary>The folder that a partition's files are in.</summary>
    /// <exception cref="InvalidOperationException">The value cannot name a folder.</exception>
    public static string Partition(Stage stage, string? value)
    {
        ArgumentNullException.ThrowIfNull(stage);
        if (value is null)
            throw new InvalidOperationException($"stage {stage.Name}: {stage.PartitionBy} is NULL, which cannot name a partition");
        return PartitionValue.IsMatch(value)
            ? $"{stage.PartitionBy}={value}"
            : throw new InvalidOperationException($"stage {stage.Name}: {stage.PartitionBy} = '{value}' cannot name a partition ([A-Za-z0-9._-]+)");
    }

    private static string Sha256(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex PartitionValue { get; }
}

/// <summary>A file that an engine wrote and that is not in its place yet.</summary>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Bucket">The API bucket, or null for a table that is not cut by API.</param>
/// <param name="Partition">Partition column and value, or null for a table without partitions.</param>
public sealed record WrittenFile(long Rows, int? Bucket, string? Partition);
