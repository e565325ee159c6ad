using System.Text.Json;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.Sources;
using ApiPack.Etl.Sources.Documents;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Opens documents for the endpoints as ingest has opened them: JSON or YAML, in any UTF.</summary>
internal sealed class DocumentOpener(IngestLimits limits) : IDocumentParser
{
    private readonly DocumentParser parser = new(limits);

    public JsonDocument Parse(FileRow file, byte[] content) =>
        parser.Parse(file.Path, content, out var problem)?.Document ?? throw new JsonException($"{problem!.Reason}: {problem.Detail}");
}
