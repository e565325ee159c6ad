using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Values;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Query parameters in order.</summary>
internal sealed class QueryList
{
    private readonly List<QueryItem> items = [];

    /// <summary>The items.</summary>
    public IReadOnlyList<QueryItem> Items => items;

    /// <summary>Adds a parameter's pairs.</summary>
    public void Add(IReadOnlyList<QueryItem> pairs) => items.AddRange(pairs);

    /// <summary>Adds pairs that the path itself holds: a fixed value wins over a declared parameter's, a template's does not.</summary>
    public void AddFixed(IEnumerable<QueryItem> pairs)
    {
        foreach (var pair in pairs)
        {
            var declared = items.FindIndex(item => item.Name == pair.Name);
            if (declared < 0)
                items.Add(pair);
            else if (!pair.Value.StartsWith('{'))
                items[declared] = pair;
        }
    }

    /// <summary>Sets one value, in the place of a parameter of that name.</summary>
    public void Set(string name, string value)
    {
        var item = new QueryItem(name, value, $"{PercentEncoding.Component(name)}={PercentEncoding.Component(value)}");
        var declared = items.FindIndex(other => other.Name == name);
        if (declared < 0)
            items.Add(item);
        else
            items[declared] = item;
    }
}

/// <summary>Headers in order, each name once whatever its case.</summary>
internal sealed class HeaderList
{
    private readonly List<NameValue> items = [];

    /// <summary>The headers.</summary>
    public IReadOnlyList<NameValue> Items => items;

    /// <summary>Adds a header; one of that name keeps its value.</summary>
    public void Add(string name, string value)
    {
        if (IndexOf(name) < 0)
            items.Add(new NameValue(name, value));
    }

    /// <summary>Sets a header, in the place of one of that name.</summary>
    public void Set(string name, string value)
    {
        var declared = IndexOf(name);
        if (declared < 0)
            items.Add(new NameValue(name, value));
        else
            items[declared] = new NameValue(items[declared].Name, value);
    }

    private int IndexOf(string name) => items.FindIndex(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Arguments in order, each name once: the first.</summary>
internal sealed class ArgumentList
{
    private readonly OrderedDictionary<string, Sample> members = new(StringComparer.Ordinal);

    /// <summary>The arguments.</summary>
    public IReadOnlyList<Sample.Member> Members => [.. members.Select(member => new Sample.Member(member.Key, member.Value))];

    /// <summary>Adds an argument.</summary>
    public void Add(string name, Sample value) => members.TryAdd(name, value);

    /// <summary>Adds a body: an object's members, or the value as <c>body</c>.</summary>
    public void AddBody(Sample? value)
    {
        if (value is { Kind: SampleKind.Object })
        {
            foreach (var member in value.Members)
                Add(member.Name, member.Value);
        }
        else if (value is not null)
        {
            Add("body", value);
        }
    }
}
