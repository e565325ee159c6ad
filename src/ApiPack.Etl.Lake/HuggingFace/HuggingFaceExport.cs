using ApiPack.Etl.Core;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.HuggingFace;

/// <summary>Writes a version as a Hugging Face dataset folder: Parquet shards and a card. The folder appears whole or not at all.</summary>
public static class HuggingFaceExport
{
    /// <summary>Writes the folder. Shards are hard links to the lake's files where the disk can, else copies.</summary>
    /// <param name="store">The lake.</param>
    /// <param name="target">The folder to make; must be absent or empty.</param>
    /// <param name="export">What to write.</param>
    /// <param name="cancellation">Ends the work; the folder then does not appear.</param>
    /// <exception cref="InputException">The folder is not empty, or the version lacks a table.</exception>
    public static void Write(LocalLakeStore store, string target, DatasetExport export, CancellationToken cancellation = default)
    {
        target = Path.GetFullPath(target);
        Refuse(target, export);

        var partial = $"{target}.partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);

        var configs = DatasetConfig.Of(export);
        Directory.CreateDirectory(partial);
        foreach (var shard in configs.SelectMany(static config => config.Shards).DistinctBy(static shard => shard.Target))
        {
            cancellation.ThrowIfCancellationRequested();
            Place(store.Resolve(shard.Source), Path.Combine(partial, shard.Target));
        }

        File.WriteAllText(Path.Combine(partial, "README.md"), DatasetCard.Write(export, configs));
        if (Directory.Exists(target))
            Directory.Delete(target);
        Directory.Move(partial, target);
    }

    private static void Refuse(string target, DatasetExport export)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new InputException($"{target} is not empty; give a folder that does not exist yet");
        if (export.Tables.Count == 0)
            throw new InputException("no table was named to export");
        if (export.Tables.FirstOrDefault(table => !export.Manifest.Tables.ContainsKey(table)) is { } absent)
            throw new InputException($"version {export.Manifest.Version} has no table '{absent}'; it has: {string.Join(", ", export.Manifest.Tables.Keys)}");
    }

    private static void Place(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!DurableFile.TryLink(source, target))
            File.Copy(source, target);
    }
}
