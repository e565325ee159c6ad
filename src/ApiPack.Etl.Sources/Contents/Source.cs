using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Sources.Archives;
using ApiPack.Etl.Sources.Listing;

namespace ApiPack.Etl.Sources.Contents;

/// <summary>One source: lists its files and reads them.</summary>
internal sealed class Source(SourceRoot root, IngestLimits limits, string workFolder) : IDisposable
{
    private readonly ArchiveCache archives = new(limits, workFolder);

    /// <summary>The folder, or the one file, that the source is.</summary>
    public string Place => root.Only is { } only ? Path.Combine(root.Folder, only) : root.Folder;

    /// <summary>Where readers other than ours find the same files, or null where they would find more: they follow links to folders.</summary>
    public FileRoot? Root => root.Only is { } only ? ArchiveNames.IsArchive(only) ? null : AsRoot : FolderWalk.Of(root.Folder).Any(IsFolderLink) ? null : AsRoot;

    /// <summary>The files in path order, an archive's members in its place.</summary>
    public IEnumerable<SourceFile> List()
    {
        var entries = root.Only is { } only
            ? [(only, new FileInfo(Path.Combine(root.Folder, only)))]
            : FolderWalk.Of(root.Folder);
        return entries
            .Where(entry => root.Extension is null || entry.Path.EndsWith(root.Extension, StringComparison.Ordinal))
            .SelectMany(entry => ArchiveNames.IsArchive(entry.Path) ? ArchiveRows(entry.Path) : [Row(entry.Path, LengthOf(entry.Entry))]);
    }

    /// <summary>A listed file's bytes, or why there are none.</summary>
    public FileRead Open(string path)
    {
        try
        {
            if (Member(path) is var (archive, member))
                return OpenMember(archive, member);
            var located = Locate(path);
            if (located.Problem is { } problem)
                return FileRead.Failed(problem.Reason, problem.Detail);
            if (ArchiveNames.IsArchive(path))
                return OpenArchive(located.Path);
            using var file = File.OpenRead(located.Path);
            return FileRead.From(file, file.Length, limits.FileBytes);
        }
        catch (Exception failure) when (IsReadFailure(failure))
        {
            var reason = failure is ArchiveTooLargeException ? Reasons.TooLarge : Reasons.Unreadable;
            return FileRead.Failed(reason, failure.Message.Replace(root.Folder, root.Name, StringComparison.Ordinal));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archives.Dispose();

    private FileRoot AsRoot => new() { Source = root.Name, Folder = root.Folder, Only = root.Only, MaxBytes = limits.FileBytes, Except = ArchiveNames.Extensions };

    private static bool IsFolderLink((string Path, FileSystemInfo Entry) listed) => listed.Entry is DirectoryInfo { LinkTarget: not null };

    private IEnumerable<SourceFile> ArchiveRows(string path)
    {
        IReadOnlyList<ArchiveMember> members = [];
        if (Locate(path) is { Problem: null } located)
        {
            try
            {
                members = archives.Use(located.Path, archive => archive.Members);
            }
            catch (Exception failure) when (IsReadFailure(failure))
            {
                // The archive is listed as one file; reading it says what is wrong.
                members = [];
            }
        }
        return members.Count == 0
            ? [Row(path, -1)]
            : members.Select(member => Row($"{path}{ArchiveNames.Separator}{member.Name}", member.Bytes));
    }

    private FileRead OpenArchive(string path) => archives.Use(path, archive => archive.Members.Count == 0
        ? FileRead.Failed(Reasons.NotOpenApi, "the archive holds no files")
        : FileRead.Failed(Reasons.NotOpenApi, "an archive is read by its members"));

    private FileRead OpenMember(string archivePath, string name)
    {
        var located = Locate(archivePath);
        if (located.Problem is { } problem)
            return FileRead.Failed(problem.Reason, problem.Detail);
        return archives.Use(located.Path, archive => archive.Find(name) switch
        {
            null => FileRead.Failed(Reasons.Unreadable, "the archive has no such member"),
            { Problem: { } refused } => FileRead.Failed(refused.Reason, refused.Detail),
            var member => archive.Read(member, content => FileRead.From(content, member.Bytes, limits.FileBytes)),
        });
    }

    private (string Archive, string Member)? Member(string path)
    {
        for (var at = path.IndexOf(ArchiveNames.Separator); at >= 0; at = path.IndexOf(ArchiveNames.Separator, at + 1))
        {
            var archive = path[..at];
            if (ArchiveNames.IsArchive(archive) && ArchiveNames.Distrust(archive) is null && File.Exists(Path.Combine(root.Folder, archive)))
                return (archive, path[(at + 1)..]);
        }
        return null;
    }

    private (string Path, Problem? Problem) Locate(string path)
    {
        if (ArchiveNames.Distrust(path) is { } distrust)
            return ("", new Problem(Reasons.UnsafePath, distrust));
        var full = Path.Combine(root.Folder, path);
        if (RealPath.Of(full) is not { } real)
            return ("", new Problem(Reasons.NotAFile, "the link leads to itself"));
        if (!RealPath.IsBelow(real, root.Folder))
            return ("", new Problem(Reasons.UnsafePath, "the link leads out of the source; put the file itself there"));
        if (Directory.Exists(real))
            return ("", new Problem(Reasons.NotAFile, real == full ? "a folder" : "a link to a folder, which is not followed"));
        if (!File.Exists(real))
            return ("", real == full ? new Problem(Reasons.Unreadable, "there is no such file") : new Problem(Reasons.NotAFile, "the link leads nowhere"));
        return FileKind.IsRegular(real, new FileInfo(real).Length)
            ? (real, null)
            : ("", new Problem(Reasons.NotAFile, "a pipe, socket or device"));
    }

    private SourceFile Row(string path, long bytes) => new() { Source = root.Name, Path = path, Bytes = bytes };

    private static long LengthOf(FileSystemInfo entry) => entry is FileInfo { LinkTarget: null, Exists: true } file ? file.Length : -1;

    private static bool IsReadFailure(Exception failure) =>
        failure is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException;
}
