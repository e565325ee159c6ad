namespace ApiPack.Etl.Sources.Listing;

/// <summary>What names say: which files are archives, and which names of members cannot be trusted.</summary>
internal static class ArchiveNames
{
    /// <summary>Between an archive's path and its member's name.</summary>
    public const char Separator = '!';

    /// <summary>Extensions of the archives that are read, in lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>True when the name's extension is that of an archive that is read.</summary>
    public static bool IsArchive(string name) => Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a zip archive, false for the tar family.</summary>
    public static bool IsZip(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a tar archive that is compressed.</summary>
    public static bool IsCompressedTar(string name) => !IsZip(name) && !name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name less its archive extension, or as it is.</summary>
    public static string WithoutExtension(string name)
    {
        var extension = Extensions.FirstOrDefault(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return extension is null ? name : name[..^extension.Length];
    }

    /// <summary>The name with what cannot stand in a row (control characters) replaced by U+FFFD, which <see cref="Distrust"/> refuses.</summary>
    public static string Listed(string name) =>
        name.Any(char.IsControl) ? string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : name;

    /// <summary>Why a relative path must not be followed, or null.</summary>
    public static string? Distrust(string path)
    {
        if (path.Length == 0)
            return "the name is empty";
        if (path[0] is '/' or '\\')
            return "the name is an absolute path";
        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]))
            return "the name starts with a drive letter";
        if (path.Any(c => char.IsControl(c) || c == '\uFFFD'))
            return "the name holds control characters or is not UTF-8";
        return path.Split('/', '\\').Any(part => part == "..") ? "the name leads to a folder above ('..')" : null;
    }
}
