using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Documents;
using ApiPack.Etl.Tests.OpenApi;
using ApiPack.Etl.Tests.OpenApi2.Expectations;

namespace ApiPack.Etl.Tests.OpenApi2;

/// <summary>OpenAPI 2.0 documents and what the request of each of their operations must be (<c>cases/README.md</c>).</summary>
public class OpenApi2CaseTests
{
    private const string Suffix = ".expected.json";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "OpenApi2", "cases");

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateFiles(Folder, $"*{Suffix}").Select(path => Path.GetFileName(path)[..^Suffix.Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_request_is_the_one_that_the_specification_asks_for(string name) => Mismatches(name, ArgumentMode.Filled).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Placeholders_stand_only_where_a_text_is_free(string name) => Mismatches(name, ArgumentMode.Placeholder).ShouldBeEmpty();

    private static List<string> Mismatches(string name, ArgumentMode mode)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + Suffix)));
        var requests = Requests(Directory.EnumerateFiles(Folder, $"{name}.*").Single(path => !path.EndsWith(Suffix, StringComparison.Ordinal)), mode);
        var operations = expected.RootElement.GetProperty("operations").EnumerateObject().ToList();
        requests.Keys.ShouldBe(operations.Select(operation => operation.Name), ignoreOrder: true);
        return
        [
            .. operations.SelectMany(operation => new ExpectedRequest(operation.Name, operation.Value, mode).Mismatches(requests[operation.Name])
                .Select(mismatch => $"{operation.Name}: {mismatch}")),
        ];
    }

    private static Dictionary<string, Request> Requests(string path, ArgumentMode mode)
    {
        var content = File.ReadAllBytes(path);
        var row = new FileRow
        {
            FileId = Ids.File(content),
            Source = "cases",
            Path = Path.GetFileName(path),
            Bytes = content.Length,
            Format = Path.GetExtension(path)[1..],
            SpecVersion = "2.0",
            ApiId = "cases/own",
            Title = "",
            Provider = "any.example",
            Service = "",
            Version = "",
            License = "",
            Operations = 0,
        };
        var step = new EndpointStep(new Reading.OneFile(content), new Opener(), mode) { RequireText = false };
        return step.Run(row).ToDictionary(outcome => $"{outcome.Row.Method} {outcome.Row.Path}", outcome => RequestCodec.Read(outcome.Row.Request), StringComparer.Ordinal);
    }

    private sealed class Opener : IDocumentParser
    {
        public JsonDocument Parse(FileRow file, byte[] content) => new DocumentParser(new IngestLimits()).Parse(file.Path, content, out _)!.Document;
    }
}
