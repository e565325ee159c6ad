using System.Text.Json;
using ApiPack.Etl.Calls;
using ApiPack.Etl.Calls.Extraction;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Tests.OpenApi;

namespace ApiPack.Etl.Tests.Calls.Extraction;

/// <summary>Documents in, calls out: each file of <c>cases</c> holds a policy, a document, and what becomes of each language of each operation.</summary>
public class ExtractionTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Calls", "Extraction", "cases");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_document_gives_its_calls(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        var policy = CallPolicies.Parse(expected.RootElement.GetProperty("policy").GetString()!);

        var endpoints = Reading.Outcomes(expected.RootElement.GetProperty("spec").GetRawText(), carriesSamples: policy != CallPolicy.Generate).Select(outcome => outcome.Row).ToList();

        endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Path}").ShouldBe(expected.RootElement.GetProperty("outcomes").EnumerateObject().Select(operation => operation.Name), ignoreOrder: true);
        foreach (var endpoint in endpoints)
        {
            var wanted = expected.RootElement.GetProperty("outcomes").GetProperty($"{endpoint.Method} {endpoint.Path}");
            foreach (var (language, outcome) in Languages.All.Zip(Calls(endpoint, policy)))
                Check(outcome, wanted.TryGetProperty(language.Lang, out var own) ? own : wanted.GetProperty("rest"), $"{file}: {endpoint.Method} {language.Lang}");
        }
    }

    private static Outcome<CallRow>[] Calls(EndpointRow endpoint, CallPolicy policy) =>
        [.. new CallStep(new CallPolicies(new Dictionary<string, CallPolicy> { [endpoint.Source] = policy })).Run(InputOf(endpoint))];

    internal static CallInput InputOf(EndpointRow endpoint) => new()
    {
        EndpointId = endpoint.EndpointId,
        ApiId = endpoint.ApiId,
        Source = endpoint.Source,
        Method = endpoint.Method,
        Path = endpoint.Path,
        Request = endpoint.Request,
        CodeSamples = endpoint.CodeSamples,
    };

    private static void Check(Outcome<CallRow> outcome, JsonElement wanted, string place)
    {
        if (wanted.ValueKind == JsonValueKind.Object)
        {
            outcome.Reject.ShouldBeNull(place);
            outcome.Row.CallSource.ShouldBe(wanted.GetProperty("call_source").GetString(), place);
            outcome.Row.ApiCall.ShouldBe(wanted.GetProperty("api_call").GetString(), place);
        }
        else
        {
            (outcome.Reject?.Reason ?? outcome.Row.CallSource).ShouldBe(wanted.GetString(), place);
        }
    }
}
