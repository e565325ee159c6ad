using System.Text.Json;
using ApiPack.Etl.OpenApi.Bodies;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Sampling;
using ApiPack.Etl.OpenApi.Schemas;
using ApiPack.Etl.OpenApi.Security;
using ApiPack.Etl.OpenApi.Servers;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>What reading one document's operations shares: its references, credentials, servers, schemas and samples.</summary>
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
        Mode = mode;
        References = new References(root, declared);
        Security = new SecurityReader(References);
        Servers = new ServerBase(root, provider);
        var schemas = SchemaSet.Of(References);
        var sampler = new Sampler(limits);
        Parameters = new ParameterReader(References, schemas);
        Values = new ParameterValue(References, sampler, mode);
        Bodies = new BodyBuilder(References, schemas, sampler, limits);
    }

    /// <summary>How values are written.</summary>
    public ArgumentMode Mode { get; }

    /// <summary>The document's references.</summary>
    public References References { get; }

    /// <summary>Credentials of operations.</summary>
    public SecurityReader Security { get; }

    /// <summary>Servers of operations.</summary>
    public ServerBase Servers { get; }

    /// <summary>Parameters of operations.</summary>
    public ParameterReader Parameters { get; }

    /// <summary>Values of parameters.</summary>
    public ParameterValue Values { get; }

    /// <summary>Bodies of operations.</summary>
    public BodyBuilder Bodies { get; }
}
