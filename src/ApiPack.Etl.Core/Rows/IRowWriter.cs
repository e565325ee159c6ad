namespace ApiPack.Etl.Core.Rows;

/// <summary>Takes one row's values in the order of the schema's columns, exactly one call a column.</summary>
public interface IRowWriter
{
    /// <summary>Writes a text; null writes NULL.</summary>
    void Text(string? value);

    /// <summary>Writes an integer; null writes NULL.</summary>
    void Long(long? value);

    /// <summary>Writes a float; null writes NULL.</summary>
    void Double(double? value);

    /// <summary>Writes a boolean; null writes NULL.</summary>
    void Boolean(bool? value);

    /// <summary>Writes a list of text.</summary>
    void TextList(IReadOnlyList<string> value);
}
