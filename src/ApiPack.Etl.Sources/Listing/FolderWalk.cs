using ApiPack.Etl.Core;

namespace ApiPack.Etl.Sources.Listing;

/// <summary>A folder's entries in ordinal order of their paths, the names of one branch in memory at a time.</summary>
internal static class FolderWalk
{
    private const string VersionControl = ".git";

    private static readonly string[] DocumentExtensions = [".json", ".yaml", ".yml"];

    /// <summary>
    /// Every entry that is no plain folder, with its path below the root. Links are listed, never followed. A folder is listed only when it cannot
    /// be opened or is named like a document; <c>.git</c> is left out.
    /// </summary>
    /// <exception cref="InputException">The root cannot be listed.</exception>
    public static IEnumerable<(string Path, FileSystemInfo Entry)> Of(string root)
    {
        var pending = new Stack<IEnumerator<(string Path, FileSystemInfo Entry)>>();
        var top = Open(new DirectoryInfo(root), "") ?? throw new InputException($"folder '{root}' cannot be listed; check its permissions");
        pending.Push(top.GetEnumerator());
        while (pending.TryPeek(out var folder))
        {
            if (!folder.MoveNext())
            {
                pending.Pop().Dispose();
                continue;
            }
            var (path, entry) = folder.Current;
            var children = IsFolder(entry) ? Open((DirectoryInfo)entry, path + "/") : null;
            if (children is null || IsNamedLikeDocument(entry.Name))
                yield return (path, entry);
            if (children is not null)
                pending.Push(children.GetEnumerator());
        }
    }

    private static List<(string Path, FileSystemInfo Entry)>? Open(DirectoryInfo folder, string prefix)
    {
        try
        {
            return Children(folder, prefix);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Listed as it stands, so that reading it rejects it with a reason.
            return null;
        }
    }

    private static List<(string Path, FileSystemInfo Entry)> Children(DirectoryInfo folder, string prefix)
    {
        var entries = folder.EnumerateFileSystemInfos().Where(entry => !(IsFolder(entry) && entry.Name == VersionControl)).ToList();
        entries.Sort((a, b) => string.CompareOrdinal(SortKey(a), SortKey(b)));
        return entries.ConvertAll(entry => (prefix + ArchiveNames.Listed(entry.Name), entry));
    }

    private static string SortKey(FileSystemInfo entry) =>
        IsFolder(entry) ? entry.Name + '/' : ArchiveNames.IsArchive(entry.Name) ? entry.Name + ArchiveNames.Separator : entry.Name;

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsNamedLikeDocument(string name) =>
        ArchiveNames.IsArchive(name) || DocumentExtensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
