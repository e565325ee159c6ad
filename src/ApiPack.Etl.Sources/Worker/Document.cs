using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Rows.Json;

namespace ApiPack.Etl.Sources.Worker;

/// <summary>A row about a file, with the file's bytes where the row brings them.</summary>
/// <param name="Row">The row.</param>
/// <param name="Content">The file's bytes (an archive's member: the member's), or null.</param>
public sealed record Document<T>(T Row, byte[]? Content)
{
    private const string Column = "content";

    /// <summary>Layout of the rows: the row's own columns, then <c>content</c>, in base64; for JSON lines alone.</summary>
    public static RowSchema<Document<T>> SchemaOf(RowSchema<T> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var content = row.Columns.Count;
        return new RowSchema<Document<T>>(
            [.. row.Columns, new(Column, ColumnType.Text)],
            (document, to) =>
            {
                row.Write(document.Row, to);
                to.Text(document.Content is { } bytes ? Convert.ToBase64String(bytes) : null);
            },
            from => new Document<T>(row.Read(from), from.IsNull(content) ? null : ((JsonRowReader)from).Base64(content)));
    }
}
