using System.Text;
using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;

namespace ApiPack.Etl.Tests.OpenApi;

/// <summary>Runs the step over documents given as text.</summary>
internal static class Reading
{
    public static IReadOnlyList<Outcome<EndpointRow>> Outcomes(string document, ArgumentMode mode = ArgumentMode.Placeholder, SampleLimits? limits = null, bool carriesSamples = false)
    {
        var content = Encoding.UTF8.GetBytes(document);
        return [.. new EndpointStep(new OneFile(content), null, mode, limits) { CarriesSamples = _ => carriesSamples }.Run(FileOf(content))];
    }

    public static EndpointRow Row(string document, ArgumentMode mode = ArgumentMode.Placeholder, SampleLimits? limits = null) =>
        Outcomes(document, mode, limits).Single().Row;

    public static Request Request(string document, ArgumentMode mode = ArgumentMode.Placeholder) => RequestCodec.Read(Row(document, mode).Request);

    /// <summary>The request of an operation on <c>https://h.io/p</c>; the rest of the document's members may follow.</summary>
    public static Request RequestOf(string operation, string rest = "", string path = "/p", string method = "get", string version = "3.0.0", ArgumentMode mode = ArgumentMode.Placeholder) =>
        Request(Document(operation, rest, path, method, version), mode);

    public static string Document(string operation, string rest = "", string path = "/p", string method = "get", string version = "3.0.0")
    {
        var servers = rest.Contains("\"servers\"", StringComparison.Ordinal) ? "" : "\"servers\":[{\"url\":\"https://h.io\"}],";
        return $$"""
            {"openapi":"{{version}}","info":{"title":"T","version":"1"},{{servers}}
             "paths":{ {{JsonSerializer.Serialize(path)}}:{"{{method}}":{"summary":"Does it"{{Following(operation)}} } } }{{Following(rest)}} }
            """;
    }

    private static string Following(string members) => string.IsNullOrWhiteSpace(members) ? "" : $",{members}";

    public static FileRow FileOf(byte[] content)
    {
        OpenApiFacts facts;
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 256 });
            facts = OpenApiFacts.Read(document.RootElement);
        }
        catch (JsonException)
        {
            facts = new OpenApiFacts { SpecVersion = "3.0.0", Title = "", Provider = null, Service = null, Version = "", License = null, Operations = 1, Host = null };
        }

        return new FileRow
        {
            FileId = Ids.File(content),
            Source = "s",
            Path = "a.json",
            Bytes = content.Length,
            Format = "json",
            SpecVersion = facts.SpecVersion ?? "",
            ApiId = "s/p.io",
            Title = facts.Title,
            Provider = facts.Provider ?? "p.io",
            Service = facts.Service ?? "",
            Version = facts.Version,
            License = facts.License,
            Operations = facts.Operations,
        };
    }

    internal sealed class OneFile(byte[] content) : IFileContents
    {
        public byte[] Read(string source, string path) => content;
    }
}
