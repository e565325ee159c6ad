using System.Globalization;
using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>A configuration of the dataset: what <c>load_dataset(folder, name)</c> gives.</summary>
internal sealed record DatasetConfig
{
    public required string Name { get; init; }

    /// <summary>The globs of its shards, below the dataset's folder.</summary>
    public required IReadOnlyList<string> Globs { get; init; }

    public required IReadOnlyList<ManifestColumn> Columns { get; init; }

    public required IReadOnlyList<Shard> Shards { get; init; }

    public long Rows => Shards.Sum(static shard => shard.Rows);

    public long Bytes => Shards.Sum(static shard => shard.Bytes);

    /// <summary>The configurations of an export: <c>default</c> over the first table, one for each of its partitions, then the further tables'.</summary>
    public static IReadOnlyList<DatasetConfig> Of(DatasetExport export)
    {
        var configs = new List<DatasetConfig>();
        foreach (var name in export.Tables)
        {
            var first = name == export.Tables[0];
            var parts = Parts(name, export.Manifest.Tables[name], first);
            if (first && parts.Count > 1)
                configs.Add(Default(parts));
            configs.AddRange(parts);
        }

        return configs;
    }

    private static List<DatasetConfig> Parts(string name, ManifestTable table, bool first)
    {
        var groups = table.Files.GroupBy(file => table.Partition is { } column ? Partition.Value(column, file.Path) : "").OrderBy(static group => group.Key, StringComparer.Ordinal);
        return [.. groups.Select(group => Part(group.Key.Length == 0 ? name : first ? group.Key : $"{name}-{group.Key}", name, table, [.. group]))];
    }

    private static DatasetConfig Part(string config, string table, ManifestTable pinned, ManifestFile[] files) => new()
    {
        Name = config,
        Globs = [$"data/{config}/train-*.parquet"],
        Columns = pinned.Columns,
        Shards = [.. files.Select((file, at) => new Shard(
            LakePath.DataFile(table, file.Path),
            string.Create(CultureInfo.InvariantCulture, $"data/{config}/train-{at:D5}-of-{files.Length:D5}.parquet"),
            file.Rows,
            file.Bytes))],
    };

    private static DatasetConfig Default(List<DatasetConfig> parts) => new()
    {
        Name = "default",
        Globs = [.. parts.SelectMany(static part => part.Globs)],
        Columns = parts[0].Columns,
        Shards = [.. parts.SelectMany(static part => part.Shards)],
    };
}

/// <summary>A Parquet file of the dataset.</summary>
/// <param name="Source">The lake's file.</param>
/// <param name="Target">Path below the dataset's folder.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Bytes">Size in bytes.</param>
internal sealed record Shard(string Source, string Target, long Rows, long Bytes);
