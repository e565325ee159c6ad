using System.Text.Json;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Endpoints;
using ApiPack.Etl.OpenApi.Parameters;

namespace ApiPack.Etl.Benchmarks.Parity;

/// <summary>An operation as we read it.</summary>
/// <param name="File">Its document.</param>
/// <param name="Path">Its path as declared.</param>
/// <param name="Request">Our request, <c>placeholder</c>.</param>
/// <param name="Trimmed">True when the body was cut to its bound.</param>
/// <param name="Defaults">Texts of the defaults that the document declares for its parameters.</param>
internal sealed record OurOperation(string File, string Path, Request Request, bool Trimmed, IReadOnlySet<string> Defaults);

/// <summary>Reads the operations of documents.</summary>
internal static class OurOperations
{
    /// <summary>The operations of a document, by method (upper case) and path.</summary>
    public static Dictionary<(string Method, string Path), OurOperation> Read(string file)
    {
        var content = File.ReadAllBytes(file);
        using var document = new JsonDocumentParser().Parse(OneFile.Row(file, content), content);
        var reading = new DocumentReading(document.RootElement, default, "", ArgumentMode.Placeholder, new SampleLimits());
        var defaults = OperationWalk.Operations(reading.References)
            .ToDictionary(static site => (site.Method.ToUpperInvariant(), site.Path), site => Defaults(reading.Parameters.Read(site)));
        return new EndpointStep(new OneFile(content)) { RequireText = false }.Run(OneFile.Row(file, content))
            .Where(static outcome => outcome.Reject is null)
            .Select(outcome => (outcome.Row, Key: (outcome.Row.Method.ToUpperInvariant(), outcome.Row.Path)))
            .ToDictionary(
                static found => found.Key,
                found => new OurOperation(file, found.Row.Path, RequestCodec.Read(found.Row.Request), found.Row.Trimmed, defaults[found.Key]));
    }

    private static HashSet<string> Defaults(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.SelectMany(static parameter => Declared(parameter).Select(value => $"{parameter.Name}={value}"))];

    private static IEnumerable<string> Declared(Parameter parameter)
    {
        if (parameter.Default.ValueKind != JsonValueKind.Undefined)
            yield return Text(parameter.Default);
        foreach (var part in parameter.Schema?.Parts.All ?? [])
        {
            yield return Text(part.Default);
            foreach (var item in part.Items?.Parts.All ?? [])
                yield return Text(item.Default);
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
