using System.Collections.Frozen;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>What the rules need to know of an endpoint, read once for all its candidates.</summary>
internal sealed class EndpointReading
{
    private static readonly FrozenSet<ulong> Everywhere = Hashes("a an the of in for from by with to on at as and or is are be this that it i my me we our us you your can could do does how what which "
        + "api apis endpoint use used get return specific specified given all using help need want like would please show way make");

    /// <summary>Words of most operations: sharing one says little.</summary>
    private static readonly FrozenSet<ulong> Weak = Hashes("retrieve fetch list create update delete remove add new find search show view information info detail data result response request all given id name "
        + "available existing one list set user put patch query value method service system call v1 v2 v3");

    private static readonly FrozenSet<ulong> Searching = Hashes("search find query lookup look discover browse");

    private static readonly FrozenSet<ulong> Links = Hashes("url link website page domain webhook");

    /// <summary>Reads an endpoint.</summary>
    public EndpointReading(EndpointText endpoint)
    {
        Endpoint = endpoint;
        Name = new ApiName(endpoint.ApiName);
        NameWords = [.. Identifiers.Words(endpoint.EndpointName).Select(static word => word.ToLowerInvariant())];
        var stems = new List<Stem>();
        foreach (var text in (ReadOnlySpan<string>)[endpoint.Functionality, endpoint.Description, endpoint.EndpointName, endpoint.Path])
            Stems.Add(stems, text, 600);
        Topic = [.. stems.Select(static stem => stem.Hash).Where(static hash => !Everywhere.Contains(hash))];
        stems.Clear();
        Stems.Add(stems, endpoint.ApiName);
        OfName = [.. stems.Select(static stem => stem.Hash)];
        OwnTopics = Topic.Count(hash => !OfName.Contains(hash) && !Weak.Contains(hash));
        IsSearch = Searching.Overlaps(Topic);
        TakesLinks = Links.Overlaps(Topic);
    }

    /// <summary>The endpoint.</summary>
    public EndpointText Endpoint { get; }

    /// <summary>The API's name, ready to be looked for.</summary>
    public ApiName Name { get; }

    /// <summary>The words in the endpoint's id, in lower case.</summary>
    public HashSet<string> NameWords { get; }

    /// <summary>Stems of the words that say what the endpoint does.</summary>
    public HashSet<ulong> Topic { get; }

    /// <summary>How many of them are neither in the API's name nor words of most operations.</summary>
    public int OwnTopics { get; }

    /// <summary>True when the endpoint searches, so that what is sought may be anything.</summary>
    public bool IsSearch { get; }

    /// <summary>True when the endpoint is about links, so that one may be its value.</summary>
    public bool TakesLinks { get; }

    /// <summary>Stems of the API's name.</summary>
    public HashSet<ulong> OfName { get; }

    /// <summary>True when a text shares a word with what the endpoint does.</summary>
    public bool IsOnTopic(ReadOnlySpan<char> text)
    {
        var stems = new List<Stem>();
        Stems.Add(stems, text);
        return stems.Exists(stem => Topic.Contains(stem.Hash));
    }

    /// <summary>True for the stem of a word that says that something is sought.</summary>
    public static bool IsSearching(Stem stem) => Searching.Contains(stem.Hash);

    /// <summary>True for a lower-case word of most operations.</summary>
    public static bool IsWeak(ReadOnlySpan<char> word) => Weak.Contains(Stems.Of(word).Hash);

    /// <summary>True for the stem of a word of most operations.</summary>
    public static bool IsWeak(Stem stem) => Weak.Contains(stem.Hash);

    /// <summary>True for a lower-case word that says nothing of what an endpoint does.</summary>
    public static bool IsEverywhere(ReadOnlySpan<char> word) => Everywhere.Contains(Stems.Of(word).Hash);

    private static FrozenSet<ulong> Hashes(string words)
    {
        var stems = new List<Stem>();
        Stems.Add(stems, words);
        return stems.Select(static stem => stem.Hash).ToFrozenSet();
    }
}
