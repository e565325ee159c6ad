using System.Buffers;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;
using ApiPack.Etl.Spark.Protocol;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>A source's files as Spark's own reader gives them to the executors, from any file system that they see.</summary>
internal sealed class FileReading
{
    private static readonly SearchValues<char> PatternSigns = SearchValues.Create("*?[]{}\\,'\"");

    private readonly FileRoot root;
    private readonly string view;

    /// <summary>Reads a root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="number">Tells the roots of one query apart.</param>
    public FileReading(FileRoot root, int number) => (this.root, view) = (root, $"apipack_files_{number}");

    /// <summary>True where the root's name means itself to Spark, and is no pattern.</summary>
    public static bool Takes(FileRoot root) => root.Folder.AsSpan().IndexOfAny(PatternSigns) < 0 && (root.Only is null || root.Only.AsSpan().IndexOfAny(PatternSigns) < 0);

    /// <summary>The relation that <see cref="Select"/> and <see cref="SelectSizes"/> read, under its name.</summary>
    public (string Name, Relation Relation) Named => (view, Plans.Files(root.Only is null ? Uri : $"{Uri}/{root.Only}", skipUnread: !IsUri));

    /// <summary>A SELECT of <c>source, path, bytes, content</c> of the files that are handed over.</summary>
    public string Select => $"SELECT {Sql.Text(root.Source)} AS source, {RelativePath} AS path, length AS bytes, content FROM {view} WHERE length <= {root.MaxBytes}{Except}";

    /// <summary>A SELECT of <c>path, bytes</c> of all files, which are not read for it.</summary>
    public string SelectSizes => $"SELECT {RelativePath} AS path, length AS bytes FROM {view}";

    private bool IsUri => root.Folder.Contains("://", StringComparison.Ordinal);

    private string Uri => (IsUri ? root.Folder : "file:" + root.Folder).TrimEnd('/');

    // Spark says file:/a/b and s3a://bucket/a/b, whatever the URI's own form was.
    private string RelativePath => $"substring(regexp_replace(path, '^[^/]*(//[^/]*)?', ''), {PathOf(Uri).Length + 2})";

    private string Except => string.Concat(root.Except.Select(extension => $" AND NOT endswith(lower(path), {Sql.Text(extension)})"));

    private static string PathOf(string uri)
    {
        var afterScheme = uri[(uri.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (!afterScheme.StartsWith("//", StringComparison.Ordinal))
            return afterScheme;
        var start = afterScheme.IndexOf('/', 2);
        return start < 0 ? "" : afterScheme[start..];
    }
}
