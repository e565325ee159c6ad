namespace ApiPack.Etl.Sources.Listing;

/// <summary>Absolute paths with every symbolic link resolved, in any part of them.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The real path of an absolute path, or null when its links loop. The path itself need not exist.</summary>
    public static string? Of(string absolute)
    {
        var pending = new Stack<string>(Parts(absolute).Reverse());
        var real = Path.GetPathRoot(absolute)!;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MaxLinks)
                return null;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            foreach (var targetPart in Parts(target).Reverse())
                pending.Push(targetPart);
        }
        return real;
    }

    /// <summary>True when a real path is the folder or lies below it.</summary>
    public static bool IsBelow(string real, string folder) =>
        real.StartsWith(folder, StringComparison.Ordinal)
        && (real.Length == folder.Length || folder.EndsWith(Path.DirectorySeparatorChar) || real[folder.Length] == Path.DirectorySeparatorChar);

    private static IEnumerable<string> Parts(string path) =>
        path[Path.GetPathRoot(path)!.Length..]
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".");
}
