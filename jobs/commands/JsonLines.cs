using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Rows;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>JSON Lines in and out: one document a line, errors with their line.</summary>
internal static class JsonLines
{
    /// <summary>What an error calls the lines of a command that reads no file.</summary>
    public const string StandardInput = "standard input";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object as a line.</summary>
    public static void Write(TextWriter to, Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Writes why a line has no result.</summary>
    public static void WriteError(Utf8JsonWriter to, Reject reject) => to.WriteString("error", $"{reject.Reason}: {reject.Detail}");

    /// <summary>Reads objects, one a line; blank lines are passed over.</summary>
    /// <param name="from">The lines.</param>
    /// <param name="name">What an error calls them: a file's name.</param>
    /// <exception cref="InputException">A line is no JSON object.</exception>
    public static IEnumerable<(int Line, JsonElement Value)> Read(TextReader from, string name = StandardInput)
    {
        for (var number = 1; from.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, Parse(line, $"{name}, line {number}"));
            }
        }
    }

    /// <summary>A text property that the line must have.</summary>
    /// <exception cref="InputException">It is missing or no text.</exception>
    public static string Required(JsonElement value, string property, int line) =>
        value.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()!
            : throw new InputException($"{StandardInput}, line {line}: property \"{property}\" is missing or is no text; give every line instruction, api_name, endpoint_name, functionality and description");

    /// <summary>A text property, or empty where it is missing or null.</summary>
    public static string Optional(JsonElement value, string property) =>
        value.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";

    private static JsonElement Parse(string line, string place)
    {
        try
        {
            var value = JsonElement.Parse(line);
            return value.ValueKind == JsonValueKind.Object
                ? value
                : throw new InputException($"{place}: a JSON {value.ValueKind} where an object is wanted; write one JSON object a line");
        }
        catch (JsonException wrong)
        {
            throw new InputException($"{place}: {wrong.Message} Write one JSON object a line.", wrong);
        }
    }
}
