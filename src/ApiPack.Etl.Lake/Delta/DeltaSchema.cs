using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Types;

namespace ApiPack.Etl.Lake.Delta;

/// <summary>A table's columns as a log's <c>schemaString</c>: every column, field and element may be null.</summary>
public static class DeltaSchema
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" ,;{}()\n\t=");

    /// <summary>Writes the schema.</summary>
    /// <exception cref="InputException">A column has a name or type that Delta's readers cannot hold; names table and column.</exception>
    public static string Write(Table table)
    {
        var fields = table.Columns.Select(column => new StructField(column.Name, TypeOf(table, column))).ToList();
        CheckNames(table, fields);

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteStruct(json, fields);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static SqlType TypeOf(Table table, TableColumn column)
    {
        try
        {
            return SqlTypeParser.Parse(column.SqlType);
        }
        catch (FormatException error)
        {
            throw new InputException($"table {table.Name}: column '{column.Name}' of type {column.SqlType} cannot be published: {error.Message}", error);
        }
    }

    private static void CheckNames(Table table, IReadOnlyList<StructField> fields)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            if (field.Name.Length == 0 || field.Name.AsSpan().ContainsAny(Forbidden))
                throw new InputException($"table {table.Name}: '{field.Name}' is no name for a column or field (empty, or one of space , ; {{ }} ( ) = tab newline)");
            if (!seen.Add(field.Name))
                throw new InputException($"table {table.Name}: '{field.Name}' stands twice among the columns or fields of one struct (capitals do not count)");
            for (var type = field.Type; ; type = ((ListType)type).Element)
            {
                if (type is StructType inner)
                    CheckNames(table, inner.Fields);
                if (type is not ListType)
                    break;
            }
        }
    }

    private static void WriteStruct(Utf8JsonWriter json, IReadOnlyList<StructField> fields)
    {
        json.WriteStartObject();
        json.WriteString("type", "struct");
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WritePropertyName("type");
            WriteType(json, field.Type);
            json.WriteBoolean("nullable", true);
            json.WriteStartObject("metadata");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, SqlType type)
    {
        switch (type)
        {
            case StructType inner:
                WriteStruct(json, inner.Fields);
                break;
            case ListType list:
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WritePropertyName("elementType");
                WriteType(json, list.Element);
                json.WriteBoolean("containsNull", true);
                json.WriteEndObject();
                break;
            case ScalarType scalar:
                json.WriteStringValue(scalar.Delta);
                break;
        }
    }
}
