using System.Text.Json;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Tests.Instructions;

/// <summary>The case files of this folder, and endpoints made up on the spot.</summary>
internal static class InstructionCases
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Instructions", "cases");

    /// <summary>Endpoints of public APIs, one an API, texts cut at 300 characters.</summary>
    public static IReadOnlyList<EndpointText> Endpoints { get; } = [.. Lines("endpoints.jsonl").Select(Parse).Select(static line => new EndpointText
    {
        EndpointId = Text(line, "endpoint_id"),
        ApiId = Text(line, "api_id"),
        ApiName = Text(line, "api_name"),
        EndpointName = Text(line, "endpoint_name"),
        Functionality = Text(line, "functionality"),
        Description = Text(line, "description"),
        Method = Text(line, "method"),
        Path = Text(line, "path"),
    })];

    /// <summary>Instructions labelled by hand.</summary>
    public static IReadOnlyList<LabelledCase> Labels { get; } = [.. Lines("labels.jsonl").Select(Parse).Select(static line => new LabelledCase(
        Text(line, "split"),
        Text(line, "label") == "good",
        Endpoint(Text(line, "api_name"), Text(line, "endpoint_name"), Text(line, "functionality"), Text(line, "description")),
        Text(line, "instruction")))];

    public static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Where(static line => line.Length > 0 && line[0] != '#');

    public static EndpointText Endpoint(string apiName, string endpointName, string functionality, string description, string method = "get", string path = "/") => new()
    {
        EndpointId = $"{apiName}/{endpointName}",
        ApiId = apiName,
        ApiName = apiName,
        EndpointName = endpointName,
        Functionality = functionality,
        Description = description,
        Method = method,
        Path = path,
    };

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}

/// <summary>An instruction and what a person says of it.</summary>
internal sealed record LabelledCase(string Split, bool IsGood, EndpointText Endpoint, string Instruction);
