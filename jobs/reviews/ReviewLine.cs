using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Commands;

namespace ApiPack.Etl.Jobs.Reviews;

/// <summary>A line of reviewed examples: what <c>examples export</c> wrote, and a person may have changed.</summary>
/// <param name="Place">File and line, for errors.</param>
/// <param name="Version">The version that was exported.</param>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Instruction">The instruction, without space around it.</param>
/// <param name="Approved">True where the instruction is to stay, changed or not.</param>
internal sealed record ReviewLine(string Place, string Version, string EndpointId, string Instruction, bool Approved)
{
    /// <summary>Most characters of an instruction.</summary>
    public const int LongestInstruction = 4000;

    private const char Replacement = '\uFFFD';

    /// <summary>Reads all lines, or none.</summary>
    /// <param name="from">The lines.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="InputException">A line is no review, or the second of its endpoint.</exception>
    public static IReadOnlyList<ReviewLine> ReadAll(TextReader from, string name)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<ReviewLine>();
        foreach (var (number, value) in JsonLines.Read(from, name))
        {
            var line = Of(value, $"{name}, line {number}");
            if (!places.TryAdd(line.EndpointId, line.Place))
            {
                throw new InputException($"{line.Place}: endpoint_id \"{line.EndpointId}\" stands at {places[line.EndpointId]} already; keep one line an endpoint");
            }

            lines.Add(line);
        }

        return lines;
    }

    private static ReviewLine Of(JsonElement line, string place)
    {
        var instruction = Text(line, "instruction", place).Trim();
        if (instruction.Length is 0 or > LongestInstruction)
        {
            throw new InputException($"{place}: the instruction has {instruction.Length} characters; give 1 to {LongestInstruction}, or leave the line out to keep the example as it is");
        }

        return instruction.Contains(Replacement, StringComparison.Ordinal)
            ? throw new InputException($"{place}: the instruction holds U+FFFD, which stands for bytes that are not UTF-8; save the file as UTF-8")
            : new ReviewLine(place, Text(line, "version", place), Text(line, "endpoint_id", place), instruction, Flag(line, "approved", place));
    }

    private static string Text(JsonElement line, string property, string place)
    {
        try
        {
            return line.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String
                ? found.GetString()!
                : throw new InputException($"{place}: property \"{property}\" is missing or is no text; every line needs version, endpoint_id and instruction, as apipack examples export wrote them");
        }
        catch (InvalidOperationException half)
        {
            throw new InputException($"{place}: property \"{property}\" holds half of a surrogate pair, which is no text; write the character itself, or both halves", half);
        }
    }

    private static bool Flag(JsonElement line, string property, string place) => !line.TryGetProperty(property, out var found)
        ? false
        : found.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? found.GetBoolean()
            : throw new InputException($"{place}: property \"{property}\" is neither true nor false");
}
