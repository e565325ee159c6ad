using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ApiPack.Etl.Sources.Documents;

/// <summary>
/// Parses JSON (RFC 8259) strictly. Where a name occurs twice in an object the last value holds, as in JavaScript; half surrogate pairs
/// are refused, because no text can hold them.
/// </summary>
internal static class JsonText
{
    /// <summary>The document, or null with a problem.</summary>
    public static ParsedDocument? Parse(ReadOnlyMemory<byte> json, int maxDepth, string format, out Problem? problem)
    {
        problem = LoneSurrogates.In(json.Span, maxDepth) ? new Problem(Reasons.Unreadable, "a string holds half a surrogate pair (RFC 8259 section 8.2)") : null;
        if (problem is not null)
            return null;
        try
        {
            return new ParsedDocument(JsonDocument.Parse(json, Options(maxDepth, duplicates: false)), json, format);
        }
        catch (JsonException)
        {
            return Lenient(json, maxDepth, format, out problem);
        }
    }

    private static ParsedDocument? Lenient(ReadOnlyMemory<byte> json, int maxDepth, string format, out Problem? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options(maxDepth, duplicates: true));
            var unique = new ArrayBufferWriter<byte>(json.Length);
            using (var writer = new Utf8JsonWriter(unique, new JsonWriterOptions { MaxDepth = maxDepth, SkipValidation = true }))
                WriteLastValues(document.RootElement, writer);
            problem = null;
            return new ParsedDocument(JsonDocument.Parse(unique.WrittenMemory, Options(maxDepth, duplicates: true)), unique.WrittenMemory, format);
        }
        catch (JsonException failure)
        {
            problem = IsTooDeep(json.Span, maxDepth)
                ? new Problem(Reasons.TooDeep, $"nested more than {maxDepth} levels {Position(failure)}")
                : new Problem(Reasons.Unreadable, $"not valid JSON {Position(failure)}: {Sentence(failure.Message)}");
            return null;
        }
    }

    private static void WriteLastValues(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                    members[member.Name] = member.Value;
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    WriteLastValues(value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    WriteLastValues(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= maxDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it gets too deep: the parser's own message says so.
        }
        return false;
    }

    private static JsonDocumentOptions Options(int maxDepth, bool duplicates) => new() { MaxDepth = maxDepth, AllowDuplicateProperties = duplicates };

    private static string Position(JsonException failure) =>
        string.Create(CultureInfo.InvariantCulture, $"at line {failure.LineNumber + 1}, column {failure.BytePositionInLine + 1}");

    private static string Sentence(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
