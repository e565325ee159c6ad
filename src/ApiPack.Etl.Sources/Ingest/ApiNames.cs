using System.Text;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Sources.Ingest;

/// <summary>An API's title, provider and service, as <see cref="FileRow"/> has them.</summary>
internal static class ApiNames
{
    /// <summary><c>x-providerName</c>, else the first server's host, else the file's folder, else its name.</summary>
    public static string Provider(DocumentFacts facts, string path) => facts.Provider ?? facts.Host ?? FolderOrName(path);

    /// <summary><c>x-serviceName</c>, else nothing for files with <c>x-providerName</c>, else the title as a slug.</summary>
    public static string Service(DocumentFacts facts) => facts.Service ?? (facts.Provider is null ? Slug(facts.Title) : "");

    /// <summary>The title; where it is missing or blank, the provider and the service make a name.</summary>
    public static string Title(DocumentFacts facts, string path) => string.IsNullOrWhiteSpace(facts.Title)
        ? $"{Provider(facts, path)} {facts.Service}".TrimEnd()
        : facts.Title.Trim();

    private static string FolderOrName(string path)
    {
        var below = path[(path.LastIndexOf(Listing.ArchiveNames.Separator) + 1)..];
        var slash = below.LastIndexOf('/');
        return slash > 0 ? below[..slash] : Path.GetFileNameWithoutExtension(below);
    }

    private static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title)
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
