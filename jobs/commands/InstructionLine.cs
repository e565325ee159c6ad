using System.Text.Json;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Steps;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>A line of <c>label</c> and <c>score</c>: an instruction and the endpoint that it is for.</summary>
internal static class InstructionLine
{
    public static CandidateText Read(JsonElement line, int number) => new()
    {
        Endpoint = new EndpointText
        {
            EndpointId = "",
            ApiId = "",
            ApiName = JsonLines.Required(line, "api_name", number),
            EndpointName = JsonLines.Required(line, "endpoint_name", number),
            Functionality = JsonLines.Optional(line, "functionality"),
            Description = JsonLines.Optional(line, "description"),
            Method = JsonLines.Optional(line, "method"),
            Path = JsonLines.Optional(line, "path"),
        },
        Index = 1,
        Candidate = JsonLines.Required(line, "instruction", number),
    };

    /// <summary>Copies a line's properties, less those that the command writes anew.</summary>
    public static void CopyProperties(JsonElement line, Utf8JsonWriter to, params ReadOnlySpan<string> less)
    {
        foreach (var property in line.EnumerateObject())
        {
            if (!less.Contains(property.Name))
            {
                property.WriteTo(to);
            }
        }
    }
}
