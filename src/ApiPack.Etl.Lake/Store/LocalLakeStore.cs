namespace ApiPack.Etl.Lake.Store;

/// <summary>A lake in a folder of the local disk.</summary>
/// <param name="root">The lake's folder; made when something is written.</param>
public sealed class LocalLakeStore(string root) : ILakeStore
{
    /// <summary>The lake's folder, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The absolute path of a file of the lake.</summary>
    /// <exception cref="ArgumentException">The path leads out of the lake.</exception>
    public string Resolve(string path) =>
        LakePath.IsSafe(path) ? Path.Combine(Root, path) : throw new ArgumentException($"'{path}' is no path below the lake", nameof(path));

    /// <inheritdoc/>
    public long? Length(string path)
    {
        var file = new FileInfo(Resolve(path));
        return file.Exists ? file.Length : null;
    }

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        new FileStream(Resolve(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    /// <inheritdoc/>
    public IReadOnlyList<StoredFile> List(string folder)
    {
        var directory = new DirectoryInfo(Resolve(folder));
        if (!directory.Exists)
            return [];

        return [.. directory.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(static file => !file.Name.StartsWith('.'))
            .Select(file => new StoredFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), file.Length))
            .OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public bool PutIfAbsent(string path, ReadOnlySpan<byte> content)
    {
        var target = Resolve(path);
        if (File.Exists(target))
            return false;

        var temporary = WriteBeside(target, content);
        try
        {
            return DurableFile.Link(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        var target = Resolve(path);
        File.Move(WriteBeside(target, content), target, overwrite: true);
        DurableFile.FlushFolder(target);
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        var target = Resolve(path);
        if (File.Exists(target))
            File.Delete(target);
    }

    /// <summary>Flushes a file that an engine wrote, and its name, so that both outlive a power cut.</summary>
    public void Flush(string path)
    {
        var target = Resolve(path);
        using (var stream = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            stream.Flush(flushToDisk: true);
        DurableFile.FlushFolder(target);
    }

    private static string WriteBeside(string target, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        return temporary;
    }
}
