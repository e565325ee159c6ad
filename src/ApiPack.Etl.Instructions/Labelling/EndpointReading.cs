using System.Collections.Frozen;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>What the rules need to know of an endpoint, read once for all its candidates.</summary>
internal sealed class EndpointReading
{
    private static readonly FrozenSet<ulong> Everywhere = Hashes("a an the of for in from by with to on at as and or is are be this that it i my me we our you your can could do does how what which "
        + "api apis endpoint use used get return specific specified given all using help need want like would please show way make");

    /// <summary>Reads an endpoint.</summary>
    public EndpointReading(EndpointText endpoint)
    {
        Endpoint = endpoint;
        Name = new ApiName(endpoint.ApiName);
        var stems = new List<Stem>();
        foreach (var text in (ReadOnlySpan<string>)[endpoint.Functionality, endpoint.Description, endpoint.EndpointName, endpoint.Path])
            Stems.Add(stems, text, 600);
        Topic = [.. stems.Select(static stem => stem.Hash).Where(static hash => !Everywhere.Contains(hash))];
    }

    /// <summary>The endpoint.</summary>
    public EndpointText Endpoint { get; }

    /// <summary>The API's name, ready to be looked for.</summary>
    public ApiName Name { get; }

    /// <summary>Stems of the words that say what the endpoint does.</summary>
    public HashSet<ulong> Topic { get; }

    private static FrozenSet<ulong> Hashes(string words)
    {
        var stems = new List<Stem>();
        Stems.Add(stems, words);
        return stems.Select(static stem => stem.Hash).ToFrozenSet();
    }
}
