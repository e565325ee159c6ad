using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Samples;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi.CodeSamples;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Texts;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Reads the endpoints of one file's document, an outcome for each operation.</summary>
internal sealed class EndpointReader
{
    private const int LongestApiName = 120;
    private const int LongestApiDescription = 1_000;
    private const int LongestFunctionality = 400;
    private const int LongestDescription = 4_000;
    private const int LongestArguments = 4_000;

    private readonly FileRow file;
    private readonly DocumentReading reading;
    private readonly EndpointNames names;
    private readonly string apiName;
    private readonly string apiDescription;

    /// <summary>Starts reading a document.</summary>
    /// <param name="file">The file it comes from.</param>
    /// <param name="root">The document, OpenAPI 3.</param>
    /// <param name="declared">The OpenAPI 2.0 document that it was converted from, of kind Undefined when it was not.</param>
    /// <param name="mode">How arguments are written.</param>
    /// <param name="limits">Bounds of sampled values.</param>
    public EndpointReader(FileRow file, JsonElement root, JsonElement declared, ArgumentMode mode, SampleLimits limits)
    {
        this.file = file;
        reading = new DocumentReading(root, declared, file.Provider, mode, limits);
        Sites = [.. OperationWalk.Operations(reading.References)];
        names = new EndpointNames(Sites);
        apiName = PlainText.Of(file.Title, LongestApiName) is { Length: > 0 } name ? name : file.Provider;
        apiDescription = PlainText.Of(root.ObjectMember("info").TextMember("description"), LongestApiDescription);
    }

    /// <summary>Reject operations that have neither summary nor description.</summary>
    public required bool RequireText { get; init; }

    /// <summary>Take over the code samples that operations carry.</summary>
    public required bool CarriesSamples { get; init; }

    /// <summary>The document's operations.</summary>
    public List<OperationSite> Sites { get; }

    /// <summary>The outcome of one operation.</summary>
    public Outcome<EndpointRow> Read(OperationSite site)
    {
        if (site.Operation.ValueKind != JsonValueKind.Object)
            return Drop(site, "invalid-operation", $"the operation is {site.Operation.ValueKind}, not an object");

        var (name, derived) = names.Name(site);
        var summary = PlainText.Of(site.Summary.TextOrNull(), LongestDescription);
        var description = PlainText.Of(site.Description.TextOrNull(), LongestDescription);
        if (RequireText && summary.Length == 0 && description.Length == 0)
            return Drop(site, "no-text", "the operation has neither summary nor description");

        var built = RequestBuilder.Build(site, reading);
        return Outcome<EndpointRow>.Keep(new EndpointRow
        {
            EndpointId = Ids.Endpoint(file.ApiId, file.Version, site.Method, site.Path),
            FileId = file.FileId,
            Source = file.Source,
            ApiId = file.ApiId,
            ApiName = apiName,
            ApiDescription = apiDescription,
            ApiProvider = file.Provider,
            ApiVersion = file.Version,
            License = file.License,
            EndpointName = name,
            NameDerived = derived,
            Functionality = summary.Length > 0 ? PlainText.Cut(summary, LongestFunctionality) : PlainText.FirstSentence(description, LongestFunctionality),
            Description = description.Length > 0 ? description : summary,
            Method = site.Method,
            Path = site.Path,
            Domain = built.Host,
            ApiArguments = ArgumentsJson.Write(built.Arguments, LongestArguments),
            Request = RequestCodec.Write(built.Request),
            Trimmed = built.Trimmed,
            Unsatisfied = built.Unsatisfied,
            CodeSamples = CarriesSamples ? CodeSampleCodec.Write(CodeSampleReader.Read(site.Operation, reading.References)) : null,
        });
    }

    private Outcome<EndpointRow> Drop(OperationSite site, string reason, string detail) =>
        Outcome<EndpointRow>.Drop(new Reject($"{file.Source}:{file.Path}{site.Pointer}", reason, detail));
}
