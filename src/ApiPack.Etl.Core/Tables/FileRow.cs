using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A kept file of the table <c>files</c> (paper 3.1).</summary>
public sealed record FileRow
{
    /// <summary>SHA-256 of the file's bytes.</summary>
    public required string FileId { get; init; }

    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>Path below the source's root; members as <c>archive!member</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary><c>json</c> or <c>yaml</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The document's own <c>openapi</c> or <c>swagger</c> value, such as <c>3.0.1</c>.</summary>
    public required string SpecVersion { get; init; }

    /// <summary>Source, provider and service (<see cref="Ids.Api"/>).</summary>
    public required string ApiId { get; init; }

    /// <summary><c>info.title</c>, trimmed; never empty.</summary>
    public required string Title { get; init; }

    /// <summary><c>info.x-providerName</c>, else the first server's host, else the file's folder or name.</summary>
    public required string Provider { get; init; }

    /// <summary><c>info.x-serviceName</c>, else empty for <c>x-providerName</c> files, else the title as a slug.</summary>
    public required string Service { get; init; }

    /// <summary><c>info.version</c>; may be empty.</summary>
    public required string Version { get; init; }

    /// <summary><c>info.license.name</c>, or null.</summary>
    public required string? License { get; init; }

    /// <summary>Operations in <c>paths</c>, those behind path-item references included; at least 1.</summary>
    public required long Operations { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<FileRow> Schema { get; } = new(
        [
            new("file_id", ColumnType.Text),
            new("source", ColumnType.Text),
            new("path", ColumnType.Text),
            new("bytes", ColumnType.Long),
            new("format", ColumnType.Text),
            new("spec_version", ColumnType.Text),
            new("api_id", ColumnType.Text),
            new("title", ColumnType.Text),
            new("provider", ColumnType.Text),
            new("service", ColumnType.Text),
            new("version", ColumnType.Text),
            new("license", ColumnType.Text),
            new("operations", ColumnType.Long),
        ],
        static (row, to) =>
        {
            to.Text(row.FileId);
            to.Text(row.Source);
            to.Text(row.Path);
            to.Long(row.Bytes);
            to.Text(row.Format);
            to.Text(row.SpecVersion);
            to.Text(row.ApiId);
            to.Text(row.Title);
            to.Text(row.Provider);
            to.Text(row.Service);
            to.Text(row.Version);
            to.Text(row.License);
            to.Long(row.Operations);
        },
        static from => new FileRow
        {
            FileId = from.Text(0),
            Source = from.Text(1),
            Path = from.Text(2),
            Bytes = from.Long(3),
            Format = from.Text(4),
            SpecVersion = from.Text(5),
            ApiId = from.Text(6),
            Title = from.Text(7),
            Provider = from.Text(8),
            Service = from.Text(9),
            Version = from.Text(10),
            License = from.TextOrNull(11),
            Operations = from.Long(12),
        });
}
