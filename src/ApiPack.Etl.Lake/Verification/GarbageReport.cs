using ApiPack.Etl.Lake.Delta;
using ApiPack.Etl.Lake.Reviews;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Lake.Verification;

/// <summary>A data file that no version refers to.</summary>
/// <param name="Path">Path below the lake's root.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="InLog">True when some version of the table's log has added it: readers of the table's history may still want it.</param>
public sealed record GarbageFile(string Path, long Bytes, bool InLog);

/// <summary>What killed builds left behind. It lists; it deletes nothing.</summary>
public static class GarbageReport
{
    /// <summary>Data files that no version refers to, in path order; people's reviews are none, whether a build has taken them or not.</summary>
    /// <exception cref="InvalidDataException">A manifest or log is broken, so that what is garbage cannot be known.</exception>
    public static IReadOnlyList<GarbageFile> Find(ILakeStore store, TimeProvider clock)
    {
        var versions = new LakeVersions(store, clock);
        var wanted = versions.List().SelectMany(version => versions.Read(version).Tables)
            .SelectMany(static table => table.Value.Files.Select(file => LakePath.DataFile(table.Key, file.Path)))
            .Concat(new DeltaTable(store, ReviewTable.Name, clock).FilesEver().Select(static file => LakePath.DataFile(ReviewTable.Name, file)))
            .ToHashSet(StringComparer.Ordinal);

        var logged = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        var garbage = new List<GarbageFile>();
        foreach (var file in store.List(LakePath.Tables))
        {
            var parts = file.Path.Split('/', 3);
            if (parts.Length < 3 || parts[2].StartsWith('_') || wanted.Contains(file.Path))
                continue;

            if (!logged.TryGetValue(parts[1], out var known))
                logged.Add(parts[1], known = new DeltaTable(store, parts[1], clock).FilesEver());
            garbage.Add(new GarbageFile(file.Path, file.Bytes, known.Contains(parts[2])));
        }

        return garbage;
    }
}
