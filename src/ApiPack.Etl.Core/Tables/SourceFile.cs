using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Core.Tables;

/// <summary>A file that a source lists: what ingest reads. Absolute paths never become data.</summary>
public sealed record SourceFile
{
    /// <summary>The source's name, such as <c>apis-guru</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Path below the source's root with <c>/</c>; an archive's member as <c>archive.zip!member</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Size in bytes as listed; -1 when unknown.</summary>
    public required long Bytes { get; init; }

    /// <summary>Layout of the rows.</summary>
    public static RowSchema<SourceFile> Schema { get; } = new(
        [new("source", ColumnType.Text), new("path", ColumnType.Text), new("bytes", ColumnType.Long)],
        static (row, to) =>
        {
            to.Text(row.Source);
            to.Text(row.Path);
            to.Long(row.Bytes);
        },
        static from => new SourceFile { Source = from.Text(0), Path = from.Text(1), Bytes = from.Long(2) });
}
