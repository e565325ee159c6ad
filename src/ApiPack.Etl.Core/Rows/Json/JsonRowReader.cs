using System.Text;
using System.Text.Json;

namespace ApiPack.Etl.Core.Rows.Json;

/// <summary>
/// Reads rows that are JSON objects, a property a column in any order; a column that is left out holds NULL, and a property that is no
/// column is an error. Belongs to one thread.
/// </summary>
/// <param name="columns">The rows' columns.</param>
public sealed class JsonRowReader(IReadOnlyList<Column> columns) : IRowReader
{
    private readonly Column[] columns = [.. columns];
    private readonly byte[][] names = [.. columns.Select(static column => Encoding.UTF8.GetBytes(column.Name))];
    private readonly Range[] values = new Range[columns.Count];
    private readonly bool[] present = new bool[columns.Count];
    private ReadOnlyMemory<byte> row;

    /// <summary>Reads from this row from now on; it must stay as it is until the next.</summary>
    /// <exception cref="InvalidDataException">This is no JSON object of these columns.</exception>
    public void Attach(ReadOnlyMemory<byte> json)
    {
        row = json;
        Array.Clear(present);
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new InvalidDataException("a row must be a JSON object");
            for (var next = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; next++)
            {
                next = Find(ref reader, next);
                if (present[next])
                    throw new InvalidDataException($"column {columns[next].Name} is given twice");
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                values[next] = start..(int)reader.BytesConsumed;
                present[next] = reader.TokenType != JsonTokenType.Null;
            }

            if (reader.Read())
                throw new InvalidDataException("there is more than one JSON object");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"no JSON object: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int column) => !present[column];

    /// <inheritdoc/>
    public string Text(int column)
    {
        var reader = At(column, JsonTokenType.String);
        return JsonText.Read(ref reader);
    }

    /// <inheritdoc/>
    public long Long(int column) => At(column, JsonTokenType.Number).TryGetInt64(out var value) ? value : throw Wrong(column, "is no 64-bit integer");

    /// <inheritdoc/>
    public double Double(int column) => At(column, JsonTokenType.Number).TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong(column, "is no 64-bit float");

    /// <inheritdoc/>
    public bool Boolean(int column)
    {
        var reader = At(column, null);
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Wrong(column, $"is a JSON {reader.TokenType}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TextList(int column)
    {
        var reader = At(column, JsonTokenType.StartArray);
        List<string>? items = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            (items ??= []).Add(JsonText.Read(ref reader));
        return reader.TokenType == JsonTokenType.EndArray ? items ?? (IReadOnlyList<string>)[] : throw Wrong(column, $"holds a JSON {reader.TokenType}");
    }

    /// <summary>Bytes of a <see cref="ColumnType.Text"/> column that holds them in base64, as Spark's to_json writes BINARY; NULL is an error.</summary>
    public byte[] Base64(int column) => At(column, JsonTokenType.String).TryGetBytesFromBase64(out var bytes) ? bytes : throw Wrong(column, "is no base64");

    private Utf8JsonReader At(int column, JsonTokenType? expected)
    {
        if (!present[column])
            throw Wrong(column, "holds NULL");
        var reader = new Utf8JsonReader(row.Span[values[column]]);
        reader.Read();
        return expected is null || reader.TokenType == expected ? reader : throw Wrong(column, $"is a JSON {reader.TokenType}");
    }

    // Columns come in their order, as a rule.
    private int Find(ref Utf8JsonReader reader, int guess)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var column = (guess + i) % names.Length;
            if (reader.ValueTextEquals(names[column]))
                return column;
        }

        throw new InvalidDataException($"property {JsonText.Read(ref reader)} is no column; the columns are {string.Join(", ", columns.Select(column => column.Name))}");
    }

    private InvalidDataException Wrong(int column, string what) => new($"column {columns[column].Name} ({columns[column].Type}) {what}");
}
