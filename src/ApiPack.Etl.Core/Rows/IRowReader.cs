namespace ApiPack.Etl.Core.Rows;

/// <summary>One row as an engine hands it to a row step; columns are addressed by position in the schema, from 0.</summary>
public interface IRowReader
{
    /// <summary>True when the column holds NULL.</summary>
    bool IsNull(int column);

    /// <summary>Text of a <see cref="ColumnType.Text"/> column; NULL is an error.</summary>
    string Text(int column);

    /// <summary>Value of a <see cref="ColumnType.Long"/> column; NULL is an error.</summary>
    long Long(int column);

    /// <summary>Value of a <see cref="ColumnType.Double"/> column; NULL is an error.</summary>
    double Double(int column);

    /// <summary>Value of a <see cref="ColumnType.Boolean"/> column; NULL is an error.</summary>
    bool Boolean(int column);

    /// <summary>Items of a <see cref="ColumnType.TextList"/> column; NULL is an error, items are never NULL.</summary>
    IReadOnlyList<string> TextList(int column);
}

/// <summary>Conveniences over <see cref="IRowReader"/>.</summary>
public static class RowReaderExtensions
{
    /// <summary>Text, or null where the column holds NULL.</summary>
    public static string? TextOrNull(this IRowReader row, int column) => row.IsNull(column) ? null : row.Text(column);
}
