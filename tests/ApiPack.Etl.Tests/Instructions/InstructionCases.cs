using System.Security.Cryptography;
using System.Text;
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
        Text(line, "label") == "good",
        Endpoint(Text(line, "api_name"), Text(line, "endpoint_name"), Text(line, "functionality"), Text(line, "description")),
        Text(line, "instruction")))];

    /// <summary>Candidates in the manner of a 7B model's, with the main reason of the bad ones. A hash of the endpoint's part of the id decides: one half to tune rules on, one to measure.</summary>
    public static IReadOnlyList<CandidateCase> Candidates { get; } = ReadCandidates("candidates.jsonl");

    /// <summary>
    /// Candidates for endpoints of the public corpus, five each, of APIs that no other case has: written in the manner of a 7B model and labelled by the paper's criteria by language-model annotators,
    /// neither of which had seen the rules. Rules are tuned on these.
    /// </summary>
    public static IReadOnlyList<CandidateCase> BlindDevelopment { get; } = ReadCandidates("blind-development.jsonl");

    /// <summary>Candidates that came about as those of <see cref="BlindDevelopment"/>, for other endpoints; their texts are for no tuning.</summary>
    public static IReadOnlyList<CandidateCase> BlindTest { get; } = ReadCandidates("blind-test.jsonl");

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

    private static CandidateCase[] ReadCandidates(string file) => [.. Lines(file).Select(Parse).Select(static line => new CandidateCase(
        Text(line, "id"),
        Text(line, "label") == "good",
        Text(line, "reason"),
        Endpoint(Text(line, "api_name"), Text(line, "endpoint_name"), Text(line, "functionality"), Text(line, "description")),
        Text(line, "instruction")))];

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}

/// <summary>An instruction and what a person says of it.</summary>
internal sealed record LabelledCase(bool IsGood, EndpointText Endpoint, string Instruction);

/// <summary>A candidate, what a person says of it, and why.</summary>
internal sealed record CandidateCase(string Id, bool IsGood, string Reason, EndpointText Endpoint, string Instruction)
{
    /// <summary>True for the half that no rule was tuned on.</summary>
    public bool IsTest => SHA256.HashData(Encoding.UTF8.GetBytes(Id[..Id.IndexOf('-', StringComparison.Ordinal)]))[0] % 2 == 1;
}
