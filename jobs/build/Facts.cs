using System.Text.Json;
using ApiPack.Etl.OpenApi;
using ApiPack.Etl.Sources.Ingest;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Joins ingest, which judges files, with the project that reads OpenAPI.</summary>
internal static class Facts
{
    public static DocumentFacts Read(JsonElement root)
    {
        var facts = OpenApiFacts.Read(root);
        return new DocumentFacts
        {
            Title = facts.Title,
            Provider = facts.Provider,
            Service = facts.Service,
            Version = facts.Version,
            License = facts.License,
            Operations = facts.Operations,
            Host = facts.Host,
        };
    }
}
