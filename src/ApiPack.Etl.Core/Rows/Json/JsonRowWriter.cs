using System.Globalization;
using System.Text.Json;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>
/// Writes rows as JSON objects, a property a column; a NULL column is left out. Floats keep their last bit and their sign;
/// a surrogate without its pair becomes U+FFFD.
/// </summary>
/// <param name="json">Where the objects go.</param>
/// <param name="columns">The rows' columns.</param>
public sealed class JsonRowWriter(Utf8JsonWriter json, IReadOnlyList<Column> columns) : IRowWriter
{
    // A text is escaped in pieces of this size, because the writer takes room for the worst case of what it is given at once.
    private const int PieceChars = 1 << 14;

    private readonly Column[] columns = [.. columns];
    private readonly JsonEncodedText[] names = [.. columns.Select(static column => JsonEncodedText.Encode(column.Name))];
    private int column;

    /// <summary>Writes a row as one object.</summary>
    /// <exception cref="InvalidOperationException">The values are not as the columns say, or a float is no number.</exception>
    public void Write<T>(T row, Action<T, IRowWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        column = 0;
        json.WriteStartObject();
        write(row, this);
        if (column != columns.Length)
            throw new InvalidOperationException($"a row has {columns.Length} columns, but {column} were written");
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void Text(string? value)
    {
        if (Begin(ColumnType.Text, value is null))
            WriteText(value!);
    }

    /// <inheritdoc/>
    public void Long(long? value)
    {
        if (Begin(ColumnType.Long, value is null))
            json.WriteNumberValue(value!.Value);
    }

    /// <inheritdoc/>
    public void Double(double? value)
    {
        if (Begin(ColumnType.Double, value is null))
            WriteDouble(value!.Value);
    }

    /// <inheritdoc/>
    public void Boolean(bool? value)
    {
        if (Begin(ColumnType.Boolean, value is null))
            json.WriteBooleanValue(value!.Value);
    }

    /// <inheritdoc/>
    public void TextList(IReadOnlyList<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Begin(ColumnType.TextList, isNull: false);
        json.WriteStartArray();
        foreach (var item in value)
            WriteText(item);
        json.WriteEndArray();
    }

    private bool Begin(ColumnType type, bool isNull)
    {
        if (column == columns.Length)
            throw new InvalidOperationException($"a row has {columns.Length} columns, but more were written");
        if (columns[column].Type != type)
            throw new InvalidOperationException($"column {columns[column].Name} is {columns[column].Type}, but was written as {type}");
        if (!isNull)
            json.WritePropertyName(names[column]);
        column++;
        return !isNull;
    }

    private void WriteText(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > PieceChars)
        {
            var piece = char.IsHighSurrogate(rest[PieceChars - 1]) ? PieceChars - 1 : PieceChars;
            json.WriteStringValueSegment(rest[..piece], isFinalSegment: false);
            rest = rest[piece..];
        }

        if (rest.Length == text.Length)
            json.WriteStringValue(text);
        else
            json.WriteStringValueSegment(rest, isFinalSegment: true);
    }

    // Always with a fraction or an exponent: a reader that takes -0 for an integer would lose its sign.
    private void WriteDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new InvalidOperationException($"column {columns[column - 1].Name} holds {value.ToString(CultureInfo.InvariantCulture)}, which JSON cannot");
        Span<byte> digits = stackalloc byte[40];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        if (digits[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(digits[length..]);
            length += 2;
        }

        json.WriteRawValue(digits[..length], skipInputValidation: true);
    }
}
