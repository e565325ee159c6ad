using System.Text.Json;
using ApiPack.Etl.OpenApi.Bodies;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>What reading one document's operations shares: its references, schemas and samples.</summary>
internal sealed class DocumentReading
{
    /// <summary>Starts reading a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="declared">The OpenAPI 2.0 document that it was converted from, of kind Undefined when it was not.</param>
    /// <param name="provider">The API's provider, whose host relative servers are resolved against.</param>
    /// <param name="mode">How values are written.</param>
    /// <param name="limits">Bounds of samples.</param>
    public DocumentReading(JsonElement root, JsonElement declared, string provider, ArgumentMode mode, SampleLimits limits)
    {
        Provider = provider;
        Mode = mode;
        References = new References(root, declared);
        Schemas = SchemaSet.Of(References);
        var sampler = new Sampler(limits);
        Parameters = new ParameterReader(References, Schemas);
        Values = new ParameterValue(References, sampler, mode);
        Bodies = new BodyBuilder(References, Schemas, sampler, limits);
    }

    /// <summary>The API's provider.</summary>
    public string Provider { get; }

    /// <summary>How values are written.</summary>
    public ArgumentMode Mode { get; }

    /// <summary>The document's references.</summary>
    public References References { get; }

    /// <summary>The document's schemas.</summary>
    public SchemaSet Schemas { get; }

    /// <summary>Parameters of operations.</summary>
    public ParameterReader Parameters { get; }

    /// <summary>Values of parameters.</summary>
    public ParameterValue Values { get; }

    /// <summary>Bodies of operations.</summary>
    public BodyBuilder Bodies { get; }
}
